"""What the pages say of turns before they change: with whom one can swap, and how to go on when somebody is away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kring.meetings import queries, turns
from kring.meetings.models import Meeting
from kring.meetings.words import ROLE_NAMES
from kring.methods.rules.method import PRESENTER
from kring.people.models import Person

MOST_SWAPS = 3  # meetings with which turns can be swapped by one press


def shared_roles(meeting: Meeting, members: Sequence[Person]) -> dict[str, str]:
    """Each role of the rota, and the name of who has it by turn as it stands now."""
    names = {str(person.pk): person.name for person in members}
    held, agreed = queries.holders(meeting), queries.agreed(meeting)
    roles = turns.rota_of(meeting.group).roles
    return {role: "" if role in agreed else names.get(held.get(role, ""), "") for role in roles}


def swaps_shown(meeting: Meeting, person: Person, *, now: datetime) -> dict[str, Any]:
    """With whom somebody can swap, each with what will change, in a sentence."""
    held = queries.holders(meeting)
    mine = next((role for role, holder in held.items() if holder == str(person.pk)), None)
    return {
        "meeting": meeting,
        "seen": queries.seen_roles(meeting.group),
        "mine": role_name(mine) if mine else None,
        "here": _swaps_here(meeting, person, held, mine),
        "elsewhere": swaps_elsewhere(meeting, mine, now=now) if mine else [],
        "may_skip": mine == PRESENTER,
        "is_away": str(person.pk) in queries.away(meeting),
        "has_no_case": meeting.no_cases.filter(person=person).exists(),
    }


def swaps_elsewhere(meeting: Meeting, role: str, *, now: datetime) -> list[dict[str, Any]]:
    """Other meetings of which the holder of this role can change turns with this one's: {meeting, name, says}."""
    names = {str(person.pk): person.name for person in queries.members_of(meeting.group)}
    holder = queries.holders(meeting).get(role)
    found = []
    for other in turns.coming(meeting.group, now=now):
        who = queries.holders(other).get(role)
        if other != meeting and {holder, who} <= names.keys() and turns.may_exchange(meeting, other, role):
            said = {"day": day_of(other), "role": role_name(role), "other": names[str(who)], "one": names[str(holder)]}
            says = _("%(other)s is %(role)s this time, and %(one)s on %(day)s.") % said
            found.append({"meeting": other, "name": names[str(who)], "says": says})
    return found


def absence_shown(meeting: Meeting, person: Person) -> dict[str, Any]:
    """What somebody reads before they say that they cannot come."""
    held = queries.holders(meeting)
    mine = next((role for role, holder in held.items() if holder == str(person.pk)), None)
    return {"meeting": meeting, "mine": role_name(mine) if mine else None}


def decision_shown(meeting: Meeting, *, now: datetime) -> dict[str, Any]:
    """After somebody said that they cannot come: how many come, and the ways to go on."""
    away = queries.away(meeting)
    comes = [person for person in queries.participants_of(meeting.group) if str(person.pk) not in away]
    presenter = queries.holders(meeting).get(PRESENTER)
    return {
        "is_undecided": queries.is_undecided(meeting),
        "is_too_few": turns.is_too_few(meeting),
        "comes": len(comes),
        "quorum": turns.rota_of(meeting.group).quorum,
        "swaps": swaps_elsewhere(meeting, PRESENTER, now=now)[:MOST_SWAPS] if presenter else [],
        "substitutes": [person for person in comes if str(person.pk) != presenter],
        "seen": queries.seen_roles(meeting.group),
    }


def day_of(meeting: Meeting) -> str:
    return date_format(localtime(meeting.starts_at), "j F")


def role_name(role: str) -> str:
    return str(ROLE_NAMES.get(role, role))


def _swaps_here(meeting: Meeting, person: Person, held: dict[str, str], mine: str | None) -> list[dict[str, Any]]:
    theirs = {holder: role for role, holder in held.items()}
    away = queries.away(meeting)
    others = [each for each in queries.members_of(meeting.group) if each != person and str(each.pk) not in away]
    return [
        {"person": each, "says": _says(each.name, mine, theirs.get(str(each.pk)))}
        for each in others
        if mine or str(each.pk) in theirs
    ]


def _says(name: str, mine: str | None, theirs: str | None) -> str:
    said = {"name": name, "mine": role_name(mine or ""), "theirs": role_name(theirs or "")}
    if mine and theirs:
        return _("%(name)s is %(mine)s and you are %(theirs)s.") % said
    if mine:
        return _("%(name)s is %(mine)s and you think along.") % said
    return _("You are %(theirs)s and %(name)s thinks along.") % said
