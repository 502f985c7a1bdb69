from __future__ import annotations

from django.apps import AppConfig


class OverviewsConfig(AppConfig):
    name = "kring.overviews"
    label = "overviews"
