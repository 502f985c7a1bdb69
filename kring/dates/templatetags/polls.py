"""Polls on pages of nouns below: what waits for somebody, and what a group is asked."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string

from kring.dates import queries
from kring.groups.models import Group
from kring.groups.queries import groups_of
from kring.kernel.clock import now
from kring.people.models import Person

register = template.Library()


@register.simple_tag
def polls_waiting(person: Person) -> str:
    """A row for each poll that waits for this person's answer; empty when none does."""
    polls = queries.waiting_polls(person, groups_of(person), now=now())
    return render_to_string("dates/waiting.html", {"polls": polls}) if polls else ""


@register.simple_tag
def polls_open(group: Group) -> str:
    """A list of the questions about dates that run in this group."""
    return render_to_string("dates/open.html", {"polls": queries.open_polls(group)})
