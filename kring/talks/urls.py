"""Addresses of talks."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.talks import views

PROGRAMME = "trajecten/<uuid:programme_id>/"
TALK = PROGRAMME + "gesprekken/<uuid:talk_id>/"

app_name = "talks"
urlpatterns: list[URLPattern | URLResolver] = [
    path(PROGRAMME + "gesprekken/nieuw/", views.plan, name="plan"),
    path(PROGRAMME + "faciliteiten/", views.facilities, name="facilities"),
    path(TALK, views.show, name="talk"),
    path(TALK + "wijzigen/", views.move, name="move"),
    path(TALK + "afzeggen/", views.cancel, name="cancel"),
    path(TALK + "gehouden/", views.hold, name="hold"),
]
