"""Addresses of the pages that gather."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.overviews import programme, stepping

app_name = "overviews"
urlpatterns: list[URLPattern | URLResolver] = [
    path("trajecten/", programme.mine, name="programmes"),
    path("trajecten/<uuid:programme_id>/", programme.page, name="programme"),
    path("trajecten/<uuid:programme_id>/stap/<slug:step_name>/", stepping.step, name="step"),
]
