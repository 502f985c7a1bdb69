"""Addresses of rounds in writing."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.rounds import views

app_name = "rounds"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groepen/<uuid:group_id>/schriftelijk/", views.show_rounds, name="rounds"),
    path("groepen/<uuid:group_id>/schriftelijk/<uuid:round_id>/", views.show_round, name="round"),
]
