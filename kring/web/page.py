"""What every page needs to know: the theme somebody chose."""

from __future__ import annotations

from django.http import HttpRequest

from kring.web.choices import THEMES


def page(request: HttpRequest) -> dict[str, str]:
    """`theme`: light, dark, or auto for what the device says."""
    theme = request.COOKIES.get("kring_theme", "auto")
    return {"theme": theme if theme in THEMES else "auto"}
