"""Reading tips on pages of other nouns."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string

from kring.groups.permissions import May, rights
from kring.literature import queries
from kring.meetings.models import Meeting
from kring.people.models import Person

register = template.Library()


@register.simple_tag
def reading_tips(meeting: Meeting, person: Person) -> str:
    """What the organisation says is worth reading before this meeting, and the way to the group's own list."""
    shown = {
        "titles": queries.tips(meeting.group.organisation, meeting.method),
        "group": meeting.group,
        "may_read": May.READ_ITEMS in rights(person, meeting.group),
    }
    return render_to_string("literature/tips.html", shown)
