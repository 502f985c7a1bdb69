from __future__ import annotations

from django.apps import AppConfig


class LiteratureConfig(AppConfig):
    name = "kring.literature"
    label = "literature"
