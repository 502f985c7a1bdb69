from __future__ import annotations

from django.apps import AppConfig


class MethodsConfig(AppConfig):
    name = "kring.methods"
    label = "methods"
