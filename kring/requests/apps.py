from __future__ import annotations

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "kring.requests"
    label = "requests"
