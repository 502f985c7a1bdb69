"""What somebody does alone around a meeting, on pages of nouns below: of one meeting, and what waits at home."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string

from kring.kernel.clock import now
from kring.meetings.models import Meeting
from kring.people.models import Person
from kring.reflection import queries

register = template.Library()


@register.simple_tag
def own_work(meeting: Meeting, person: Person) -> str:
    """The way to preparing, or once a meeting began to reporting and the joint part; empty when it was called off."""
    if meeting.cancelled_at is not None:
        return ""
    at = now()
    shown = {
        "meeting": meeting,
        "progress": queries.progress(person, meeting),
        "has_begun": meeting.is_over(now=at) or at >= meeting.starts_at,
    }
    return render_to_string("reflection/own_work.html", shown)


@register.simple_tag
def own_waiting(person: Person) -> str:
    """A row for each preparation or report that waits for this person; empty when none does."""
    found = queries.waiting(person, now=now())
    return render_to_string("reflection/waiting.html", {"waiting": found}) if found else ""
