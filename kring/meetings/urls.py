"""Addresses of meetings, and of the pages that look over groups and meetings."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.meetings import (
    attendance_views,
    calendar_views,
    choosing,
    overview,
    rota,
    substitute_views,
    turn_views,
    views,
)

app_name = "meetings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.home, name="home"),
    path("organisaties/<uuid:organisation_id>/", overview.organisation, name="organisation"),
    path("groepen/<uuid:group_id>/", overview.group, name="group"),
    path("groepen/<uuid:group_id>/bijeenkomsten/nieuw/", views.plan_meeting, name="plan"),
    path("groepen/<uuid:group_id>/bijeenkomsten/reeks/", views.plan_series, name="series"),
    path("groepen/<uuid:group_id>/rooster/", rota.show_rota, name="rota"),
    path("groepen/<uuid:group_id>/rooster/begeleiden/", rota.facilitate, name="facilitate"),
    path("agenda/<str:token>.ics", calendar_views.feed, name="feed"),
    path("groepen/<uuid:group_id>/agenda.ics", calendar_views.group_file, name="group-file"),
    path("groepen/<uuid:group_id>/methode/", choosing.choose_method, name="choose"),
    path("bijeenkomsten/<uuid:meeting_id>/", views.show_meeting, name="meeting"),
    path("bijeenkomsten/<uuid:meeting_id>/wijzigen/", views.change_meeting, name="change"),
    path("bijeenkomsten/<uuid:meeting_id>/afzeggen/", views.cancel_meeting, name="cancel"),
    path("bijeenkomsten/<uuid:meeting_id>/ruilen/", turn_views.swap, name="swap"),
    path("bijeenkomsten/<uuid:meeting_id>/geen-casus/", turn_views.no_case, name="no-case"),
    path("bijeenkomsten/<uuid:meeting_id>/ik-kan-niet/", turn_views.report_absent, name="absent"),
    path("bijeenkomsten/<uuid:meeting_id>/ik-kan-toch/", turn_views.report_present, name="present"),
    path("bijeenkomsten/<uuid:meeting_id>/besluit/", turn_views.decide, name="decide"),
    path("bijeenkomsten/<uuid:meeting_id>/invaller/", substitute_views.ask_substitute, name="ask-substitute"),
    path("invallen/<uuid:substitute_id>/", substitute_views.answer_substitute, name="substitute"),
    path("bijeenkomsten/<uuid:meeting_id>/aanwezig/", attendance_views.attend, name="attendance"),
    path("bijeenkomsten/<uuid:meeting_id>/aanwezig/klopt/", attendance_views.confirm, name="confirm"),
]
