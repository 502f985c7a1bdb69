"""Releases on pages of nouns below: for members of the group, and for nobody else."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string

from kring.groups.models import Group
from kring.groups.permissions import May, rights
from kring.groups.queries import groups_of
from kring.people.models import Person
from kring.releases import queries

register = template.Library()


@register.simple_tag
def releases_waiting(person: Person) -> str:
    """A row for each group in which something waits for this person to read; empty when nothing does."""
    groups = [group for group in groups_of(person) if queries.waits_for(person, group)]
    return render_to_string("releases/waiting.html", {"groups": groups}) if groups else ""


@register.simple_tag
def releases_of(group: Group, person: Person) -> str:
    """The way to what the group tells outside; nothing for who is not in it, or where nobody outside is to be told."""
    if group.programme_id is None or May.READ_ITEMS not in rights(person, group):
        return ""
    shown = {"group": group, "waits": queries.waits_for(person, group), "is_open": queries.is_open(group)}
    return render_to_string("releases/link.html", shown)
