"""Addresses of what is worth reading."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.literature import views

app_name = "literature"
urlpatterns: list[URLPattern | URLResolver] = [
    path("organisaties/<uuid:organisation_id>/literatuur/", views.organisation, name="organisation"),
    path("organisaties/<uuid:organisation_id>/literatuur/<int:title_id>/weg/", views.remove, name="remove"),
    path("groepen/<uuid:group_id>/literatuur/", views.group, name="group"),
]
