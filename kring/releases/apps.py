from __future__ import annotations

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "kring.releases"
    label = "releases"
