"""Addresses of groups."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "groups"
urlpatterns: list[URLPattern | URLResolver] = []
