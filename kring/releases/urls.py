"""Addresses of releases, of checking one, and of the numbers over several groups."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.releases import views

app_name = "releases"
ONE = "trajecten/<uuid:programme_id>/terugkoppelingen/<uuid:release_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("controleren/", views.verify, name="verify"),
    path("groepen/<uuid:group_id>/terugkoppeling/", views.of_group, name="group"),
    path("organisaties/<uuid:organisation_id>/cijfers/", views.figures, name="figures"),
    path(ONE, views.show, name="show"),
    path(ONE + "bewijs/", views.bundle, name="bundle"),
]
