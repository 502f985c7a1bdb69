"""Addresses of preparing and reporting, and of the joint part."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.reflection import views

app_name = "reflection"
urlpatterns: list[URLPattern | URLResolver] = [
    path("leren/voorbereiding/<uuid:meeting_id>/", views.preparation, name="preparation"),
    path("leren/verslag/<uuid:meeting_id>/", views.report, name="report"),
    path("leren/verslagen/", views.reports, name="reports"),
    path("leren/herinneringen/", views.wish, name="wish"),
    path("bijeenkomsten/<uuid:meeting_id>/samen/", views.joint, name="joint"),
]
