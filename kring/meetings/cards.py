"""Many groups at once, as cards: who is in, who joined, when they meet. Three queries however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from kring.groups.models import Group, Membership
from kring.meetings.models import Meeting
from kring.meetings.rules.membership import member_state
from kring.people.models import Person
from kring.sealed.queries import log_heads


def cards(groups: Sequence[Group], reader: Person, *, now: datetime) -> list[dict[str, Any]]:
    """One card for each group, in the same order; `people` are those who are in it or were asked in."""
    ids = [group.pk for group in groups]
    heads, seats, coming = log_heads(ids), _seats(ids), _coming(ids, now=now)
    found = []
    for group in groups:
        head = heads[group.pk]
        states = {
            membership.person: member_state(
                is_left=membership.left_at is not None,
                inside=str(membership.person_id) in head.roster,
                asks=str(membership.person_id) in head.asking,
            )
            for membership in seats[group.pk]
        }
        people = [person for person, state in states.items() if state not in {"left", "leaving"}]
        found.append(
            {
                "group": group,
                "next": coming.get(group.pk),
                "count": len(people),
                "joined": sum(states[person] == "inside" for person in people),
                "seats": [{"name": person.name, "me": person == reader} for person in people],
                "people": people,
            }
        )
    return found


def people_in(shown: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Everybody on these cards, by name, with the names of their groups on them and no others."""
    names: dict[Person, list[str]] = {}
    for card in shown:
        for person in card["people"]:
            names.setdefault(person, []).append(card["group"].name)
    return [{"person": person, "groups": names[person]} for person in sorted(names, key=lambda each: each.name)]


def _seats(ids: Sequence[UUID]) -> dict[UUID, list[Membership]]:
    found: dict[UUID, list[Membership]] = defaultdict(list)
    for membership in Membership.objects.filter(group__in=ids).select_related("person").order_by("seat"):
        found[membership.group_id].append(membership)
    return found


def _coming(ids: Sequence[UUID], *, now: datetime) -> dict[UUID, Meeting]:
    """The first meeting of each group that is still to come or going on."""
    later_first = Meeting.objects.filter(group__in=ids, ends_at__gt=now, cancelled_at=None, closed_at=None).order_by(
        "-starts_at"
    )
    return {meeting.group_id: meeting for meeting in later_first}
