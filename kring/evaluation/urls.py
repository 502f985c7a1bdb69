"""Addresses of forms."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.evaluation import views

GROUP = "groepen/<uuid:group_id>/evaluaties/"

app_name = "evaluation"
urlpatterns: list[URLPattern | URLResolver] = [
    path("bijeenkomsten/<uuid:meeting_id>/evaluatie/", views.of_meeting, name="meeting"),
    path(GROUP, views.overview, name="overview"),
    path(GROUP + "<slug:form_name>/", views.of_group, name="form"),
    path(GROUP + "<slug:form_name>/vragen/", views.questions, name="questions"),
    path("trajecten/<uuid:programme_id>/gesprekken/<uuid:talk_id>/samen/", views.talk_note, name="talk-note"),
    path("organisaties/<uuid:organisation_id>/evaluaties/<slug:form_name>/", views.usual_questions, name="usual"),
]
