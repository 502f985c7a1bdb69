"""Addresses of rooms."""

from __future__ import annotations

from django.urls import path

from kring.rooms import views

app_name = "rooms"
urlpatterns = [
    path("ruimte/<uuid:room_id>/", views.room, name="room"),
    path("ruimte/<uuid:room_id>/scherm/", views.wall, name="wall"),
]
