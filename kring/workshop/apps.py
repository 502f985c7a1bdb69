from __future__ import annotations

from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "kring.workshop"
    label = "workshop"
