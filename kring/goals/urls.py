"""Addresses of one's own learning goals, and of what people show each other."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.goals import views

app_name = "goals"
urlpatterns: list[URLPattern | URLResolver] = [
    path("leren/doelen/", views.goals, name="goals"),
    path("leren/gedeeld/", views.shared, name="shared"),
]
