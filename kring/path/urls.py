"""Addresses of one's own path."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.path import views

app_name = "path"
urlpatterns: list[URLPattern | URLResolver] = [
    path("leren/", views.show, name="show"),
    path("leren/meenemen/", views.take_along, name="take"),
    path("leren/voornemens/", views.resolutions, name="resolutions"),
]
