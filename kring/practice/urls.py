"""Addresses of practice rounds."""

from __future__ import annotations

from django.urls import path

from kring.practice import views

app_name = "practice"
urlpatterns = [
    path("oefenen/", views.choose, name="choose"),
    path("oefenen/<slug:method_key>/", views.play, name="round"),
]
