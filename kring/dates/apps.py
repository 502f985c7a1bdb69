from __future__ import annotations

from django.apps import AppConfig


class DatesConfig(AppConfig):
    name = "kring.dates"
    label = "dates"
