from __future__ import annotations

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "kring.closing"
    label = "closing"
