"""What the pages show of a group and a meeting: seats, days left, whose task is what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kring.agreements.queries import is_in_force
from kring.groups.models import Group
from kring.groups.permissions import May, rights
from kring.groups.queries import memberships
from kring.meetings import queries, turns
from kring.meetings.leading import beside, guides
from kring.meetings.models import Meeting
from kring.meetings.rules.fit import faults_of_fit, minutes_for, needed_roles
from kring.meetings.rules.membership import member_state
from kring.meetings.words import ABSENT_TASK, ADVISER_TASK, GUIDE_TASK, MY_TASK, ROLE_NAMES
from kring.people.models import Person
from kring.sealed.queries import log_head
from kring.web.problem import spoken
from kring.workshop.queries import planned_method


def meeting_shown(meeting: Meeting, reader: Person, *, now: datetime) -> dict[str, Any]:
    """Everything the page of a meeting, and its card on the home page, says about it."""
    held = queries.holders(meeting)
    away = queries.away(meeting)
    members = queries.members_of(meeting.group, at=meeting)
    clock, under = countdown(meeting, now=now)
    return {
        "meeting": meeting,
        "group": meeting.group,
        "seats": seats(members, held, away, reader),
        "label": circle_label(members, held),
        "clock": clock,
        "under": under,
        "my_task": my_task(held, away, reader, guides=guides(meeting.group, reader)) if reader in members else None,
        "roles": [role for role in roles_shown(members, held) if held[role["role"]] != str(reader.pk)],
        "beside": beside(meeting.group),
        "substitutes_asked": meeting.substitutes.filter(answered_at=None).select_related("person"),
        "stand_ins": queries.stand_ins(meeting),
        "nobody_for": nobody_for(meeting, members, held),
        "not_fitting": not_fitting(meeting, len(queries.participants_of(meeting.group))),
        "absent": [person.name for person in members if str(person.pk) in away],
        "is_absent": str(reader.pk) in away,
        "is_member": reader in members,
        "is_agreed": is_in_force(meeting.group),
        "may_enter": May.USE_ROOM in rights(reader, meeting.group),
        "has_role": str(reader.pk) in held.values(),
        "previous_presenter": previous_presenter(meeting, members),
        "is_open": meeting.cancelled_at is None and not meeting.is_over(now=now) and not queries.has_begun(meeting),
        "is_over": meeting.is_over(now=now),
        "duration": duration(meeting),
        **method_shown(meeting.method, len(members)),
    }


def countdown(meeting: Meeting, *, now: datetime) -> tuple[str, str]:
    """What stands in the middle of the circle: days left, or the hour when it is today."""
    days = (localdate(meeting.starts_at) - localdate(now)).days
    if days > 0:
        return str(days), ngettext("day", "days", days)
    if days == 0 and not meeting.is_over(now=now):
        return localtime(meeting.starts_at).strftime("%H:%M"), _("today")
    return "", ""


def duration(meeting: Meeting) -> str:
    """How long it lasts, in hours and minutes."""
    return hours(round((meeting.ends_at - meeting.starts_at).total_seconds() / 60))


def hours(minutes: int) -> str:
    """So many minutes, in hours and minutes."""
    whole, minutes = divmod(minutes, 60)
    parts = []
    if whole:
        parts.append(ngettext("%(count)s hour", "%(count)s hours", whole) % {"count": whole})
    if minutes:
        parts.append(ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes})
    return " ".join(parts)


def seats(members: list[Person], held: Mapping[str, str], away: set[str], reader: Person) -> list[dict[str, Any]]:
    """The seats as the circle draws them."""
    return [
        {
            "name": person.name,
            "presenter": held.get("presenter") == str(person.pk),
            "facilitator": held.get("facilitator") == str(person.pk),
            "me": person == reader,
            "away": str(person.pk) in away,
        }
        for person in members
    ]


def circle_label(members: list[Person], held: Mapping[str, str]) -> str:
    """The circle in words."""
    around = _("Around the table: %(names)s.") % {"names": ", ".join(person.name for person in members)}
    roles = [f"{role['name']}: {role['person']}." for role in roles_shown(members, held)]
    return " ".join([around, *roles])


def roles_shown(members: list[Person], held: Mapping[str, str]) -> list[dict[str, str]]:
    """Each role with its holder's name; somebody who left holds none."""
    names = {str(person.pk): person.name for person in members}
    return [
        {"role": role, "name": str(ROLE_NAMES.get(role, role)), "person": names[person]}
        for role, person in held.items()
        if person in names
    ]


def nobody_for(meeting: Meeting, members: list[Person], held: Mapping[str, str]) -> list[str]:
    """Needed roles without a holder, in words: who had one may have left the group."""
    ids = {str(person.pk) for person in members}
    found = planned_method(meeting.method)
    needed = needed_roles(found, guided=meeting.guided) if found else ()
    return [str(ROLE_NAMES.get(role, role)) for role in needed if held.get(role) not in ids]


def not_fitting(meeting: Meeting, people: int) -> list[str]:
    """What the plan asks too much of: the group may have grown or shrunk since."""
    found = planned_method(meeting.method)
    minutes = round((meeting.ends_at - meeting.starts_at).total_seconds() / 60)
    return [spoken(fault) for fault in faults_of_fit(found, people, minutes)] if found else []


def my_task(held: Mapping[str, str], away: set[str], reader: Person, *, guides: bool = False) -> str:
    """What the reader does in this meeting, as a sentence."""
    if str(reader.pk) in away:
        return str(ABSENT_TASK)
    mine = next((role for role, person in held.items() if person == str(reader.pk)), None)
    return str(MY_TASK.get(mine or "", GUIDE_TASK if guides else ADVISER_TASK))


def previous_presenter(meeting: Meeting, members: list[Person]) -> str | None:
    """Who brought a case the time before, if they are still in the group."""
    last = queries.presenter_before(meeting)
    return next((person.name for person in members if str(person.pk) == last), None)


def method_shown(key: str, people: int) -> dict[str, Any]:
    """The method's name and its steps with their minutes for this many people, without those that a choice leads to;
    only the key of one that Kring no longer has.
    """
    found = planned_method(key)
    if found is None:
        return {"method_name": key, "agenda": [], "lookback": ""}
    steps = [
        {"title": spoken(phase.title), "minutes": found.minutes_in(phase, people)}
        for phase in found.phases
        if not phase.module
    ]
    looking_back = (phase.key for phase in found.phases if "last-resolutions" in phase.shows and phase.writes)
    return {
        "method_name": spoken(found.name),
        "agenda": steps,
        "agenda_minutes": minutes_for(found, people),
        "lookback": next(looking_back, ""),
    }


def members_shown(group: Group, reader: Person) -> list[dict[str, Any]]:
    """Everybody who was asked in and how far they are.

    `invited`, `asking`, `inside`, or `leaving`: who left but still stands in the log.
    """
    head = log_head(group.id)
    rows = []
    for membership in memberships(group):
        person = str(membership.person_id)
        state = member_state(
            is_left=membership.left_at is not None, inside=person in head.roster, asks=person in head.asking
        )
        if state != "left":
            rows.append({"person": membership.person, "state": state, "is_me": membership.person == reader})
    return rows


def next_presenter(group: Group, *, now: datetime) -> str | None:
    """Whose turn it is to bring a case."""
    turn = turns.next_presenter(group, now=now)
    return next((person.name for person in queries.members_of(group) if str(person.pk) == turn), None)
