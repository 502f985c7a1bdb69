"""Addresses of notifications."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.notifications import views

app_name = "notifications"
urlpatterns: list[URLPattern | URLResolver] = [
    path("postvak/", views.postvak, name="postvak"),
    path("postvak/nieuwste", views.newest, name="newest"),
]
