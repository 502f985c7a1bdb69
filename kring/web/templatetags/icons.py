"""`{% icon "hand" %}`: one icon of the sprite, as decoration beside a word."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kring.web.bundle import is_built, sprite

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """The icon `name` from frontend/icons/used.ts. It never stands without a word."""
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="#icon-{}"/></svg>', name)


@register.simple_tag
def icon_sprite() -> SafeString:
    """All icons in use, hidden; the base page holds them once."""
    return mark_safe(sprite() if is_built() else "")  # noqa: S308 - our own build made it
