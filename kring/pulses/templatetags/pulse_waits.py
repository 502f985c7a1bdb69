"""On pages of nouns below: the question that waits for somebody. Never what it is about."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string

from kring.groups.models import Group
from kring.groups.queries import groups_of
from kring.kernel.clock import now
from kring.people.models import Person
from kring.pulses import queries

register = template.Library()


@register.simple_tag
def pulse_of(group: Group, person: Person) -> str:
    """The way to a group's pulse, and whether it waits for this member."""
    waits = queries.open_pulse_for(group, person, now=now())
    return render_to_string("pulses/way.html", {"group": group, "waits": waits})


@register.simple_tag
def pulses_waiting(person: Person) -> str:
    """A row for each group of which a question waits for this person; empty when none does."""
    found = [(group, queries.open_pulse_for(group, person, now=now())) for group in groups_of(person)]
    waiting = [(group, pulse.closes_on) for group, pulse in found if pulse]
    return render_to_string("pulses/waiting.html", {"waiting": waiting}) if waiting else ""
