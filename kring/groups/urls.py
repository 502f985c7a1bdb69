"""Addresses of groups."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.groups import views

app_name = "groups"
urlpatterns: list[URLPattern | URLResolver] = [
    path("organisaties/<uuid:organisation_id>/groepen/nieuw/", views.make_group, name="make"),
    path("groepen/<uuid:group_id>/meenemen/", views.take_along, name="take-along"),
    path("groepen/<uuid:group_id>/uitnodigen/", views.invite, name="invite"),
    path("groepen/<uuid:group_id>/intervisor/", views.ask_guide, name="ask-guide"),
    path("groepen/<uuid:group_id>/leden/<uuid:person_id>/vertrokken/", views.mark_left, name="mark-left"),
]
