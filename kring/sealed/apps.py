from __future__ import annotations

from django.apps import AppConfig


class SealedConfig(AppConfig):
    name = "kring.sealed"
    label = "sealed"
