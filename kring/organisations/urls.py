"""Addresses of organisations."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.organisations import views

app_name = "organisations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("organisaties/nieuw/", views.found_organisation, name="found"),
    path("organisaties/<uuid:organisation_id>/coordinatoren/nieuw/", views.appoint_coordinator, name="appoint"),
]
