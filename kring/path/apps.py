from __future__ import annotations

from django.apps import AppConfig


class PathConfig(AppConfig):
    name = "kring.path"
    label = "path"
