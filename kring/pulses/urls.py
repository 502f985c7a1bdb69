"""Address of a group's safety pulse."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.pulses import views

app_name = "pulses"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groepen/<uuid:group_id>/veiligheid/", views.show, name="show"),
]
