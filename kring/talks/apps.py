from __future__ import annotations

from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "kring.talks"
    label = "talks"
