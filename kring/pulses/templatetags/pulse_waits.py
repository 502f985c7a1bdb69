"""On pages of nouns below: the question that waits for somebody."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string

from kring.groups.models import Group
from kring.kernel.clock import now
from kring.people.models import Person
from kring.pulses import queries

register = template.Library()


@register.simple_tag
def pulse_of(group: Group, person: Person) -> str:
    """The way to a group's pulse, and whether it waits for this member."""
    waits = queries.open_pulse_for(group, person, now=now())
    return render_to_string("pulses/way.html", {"group": group, "waits": waits})
