"""Addresses of calendars. What reads meetings is theirs: a feed, and a group's file."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.calendars import views

app_name = "calendars"
urlpatterns: list[URLPattern | URLResolver] = [
    path("agenda/", views.show_calendar, name="calendar"),
    path("agenda/link/", views.make_link, name="make-link"),
    path("agenda/link/weg/", views.end_link, name="end-link"),
]
