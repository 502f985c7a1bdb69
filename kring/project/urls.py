"""The URL table: each noun brings its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from kring.project.api import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("", include("kring.web.urls")),
    path("", include("kring.people.urls")),
    path("", include("kring.notifications.urls")),
    path("", include("kring.calendars.urls")),
    path("", include("kring.organisations.urls")),
    path("", include("kring.workshop.urls")),
    path("", include("kring.offerings.urls")),
    path("", include("kring.quotes.urls")),
    path("", include("kring.requests.urls")),
    path("", include("kring.talks.urls")),
    path("", include("kring.groups.urls")),
    path("", include("kring.rounds.urls")),
    path("", include("kring.agreements.urls")),
    path("", include("kring.volunteers.urls")),
    path("", include("kring.meetings.urls")),
    path("", include("kring.dates.urls")),
    path("", include("kring.rooms.urls")),
    path("", include("kring.practice.urls")),
    path("", include("kring.literature.urls")),
    path("", include("kring.reflection.urls")),
    path("", include("kring.path.urls")),
    path("", include("kring.closing.urls")),
    path("", include("kring.goals.urls")),
    path("", include("kring.evaluation.urls")),
    path("", include("kring.pulses.urls")),
    path("", include("kring.releases.urls")),
    path("", include("kring.overviews.urls")),
]

handler400 = "kring.web.views.bad_request"
handler403 = "kring.web.views.not_permitted"
handler404 = "kring.web.views.not_found"
handler500 = "kring.web.views.failed"
