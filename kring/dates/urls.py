"""Addresses of polls."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.dates import views

app_name = "dates"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groepen/<uuid:group_id>/datums/nieuw/", views.ask_series, name="ask"),
    path("groepen/<uuid:group_id>/datums/<uuid:poll_id>/", views.poll, name="poll"),
    path("groepen/<uuid:group_id>/datums/<uuid:poll_id>/voorstel/", views.proposal, name="proposal"),
    path("groepen/<uuid:group_id>/datums/<uuid:poll_id>/stoppen/", views.stop, name="stop"),
    path("bijeenkomsten/<uuid:meeting_id>/verplaatsen/", views.ask_to_move, name="move"),
    path("organisaties/<uuid:organisation_id>/vrije-dagen/", views.closures, name="closures"),
    path(
        "organisaties/<uuid:organisation_id>/vrije-dagen/<int:closure_id>/weghalen/",
        views.open_again,
        name="open-again",
    ),
]
