"""`{{ meeting.starts_at|date:"l j F"|amid }}`: a day as it stands in the middle of a sentence."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def amid(day: str) -> str:
    """Dutch has no capital there: "tot en met zondag 29 november"."""
    return day if _is_english() else day[:1].lower() + day[1:]


@register.filter
def amid_month(day: str) -> str:
    """Nor in a short month: "6 sep 2026"."""
    return day if _is_english() else day.lower()


def _is_english() -> bool:
    return (get_language() or "").startswith("en")
