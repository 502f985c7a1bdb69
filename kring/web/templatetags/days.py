"""`{{ meeting.starts_at|date:"l j F"|amid }}`: a day as it stands in the middle of a sentence."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def amid(day: str) -> str:
    """Dutch has no capital there: "tot en met zondag 29 november"."""
    return day if (get_language() or "").startswith("en") else day[:1].lower() + day[1:]
