"""Evaluations on pages of nouns below: what waits for somebody, and the way to a meeting's form."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string

from kring.evaluation import notes, queries
from kring.evaluation.queries import Occasion
from kring.evaluation.rules.forms import NAMES, Form
from kring.kernel.clock import now
from kring.meetings.models import Meeting
from kring.people.models import Person
from kring.talks.models import Talk

register = template.Library()


@register.simple_tag
def evaluations_waiting(person: Person) -> str:
    """A row for each form that waits for this person; empty when none does."""
    rows = [{"occasion": each, "name": NAMES[each.form]} for each in queries.waiting(person, now=now())]
    return render_to_string("evaluation/waiting.html", {"rows": rows}) if rows else ""


@register.simple_tag
def evaluation_of(meeting: Meeting, person: Person) -> str:
    """The way to the form of a meeting that was held, for its members."""
    occasion = Occasion(meeting.group, Form.MEETING, meeting)
    shown = {
        "occasion": occasion,
        "is_done": queries.answered(person, occasion) is not None,
        "waits": person in queries.asked(occasion),
    }
    return render_to_string("evaluation/of_meeting.html", shown)


@register.simple_tag
def note_of(talk: Talk, person: Person) -> str:
    """The way to the note of a closing talk, for who sits at its table."""
    return render_to_string("evaluation/of_talk.html", {"talk": talk}) if notes.has_note(person, talk) else ""


@register.simple_tag
def meeting_before(meeting: Meeting) -> str:
    """The id of the group's meeting before this one: what was to be otherwise is told before the next."""
    before = meeting.group.meetings.filter(starts_at__lt=meeting.starts_at, cancelled_at=None)
    found = before.order_by("-starts_at").values_list("id", flat=True).first()
    return str(found or "")
