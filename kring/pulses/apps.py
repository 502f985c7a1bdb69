from __future__ import annotations

from django.apps import AppConfig


class PulsesConfig(AppConfig):
    name = "kring.pulses"
    label = "pulses"
