"""The rota of a group: the circle as it turns, who had which role, and what each member says about their own turns."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kring.groups.models import Group
from kring.groups.permissions import May, rights
from kring.groups.queries import access_group, memberships
from kring.kernel.clock import now
from kring.meetings import queries, swapping, turns
from kring.meetings.forms import RotaForm
from kring.meetings.models import Meeting, TurnChange
from kring.meetings.pages import seats
from kring.meetings.turn_pages import role_name
from kring.meetings.turning import keep_turning
from kring.methods.rules.method import FACILITATOR, PRESENTER
from kring.people.models import Person
from kring.people.queries import person_of
from kring.rota.rules import fairness

TOLD_FOR = timedelta(days=60)  # how long the page says that a turn moved
Roles = Mapping[str, Sequence[str]]  # role -> ids


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def show_rota(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """Whose turn it is, for the whole programme; and what the group chooses for it."""
    person = person_of(request)
    group = access_group(person, group_id, to=May.PLAN if request.method == "POST" else May.READ_GROUP)
    at = now()
    keep_turning(group, now=at)
    kept = turns.rota_of(group)
    form = RotaForm(request.POST or None, initial={"roles": kept.roles, "quorum": kept.quorum})
    if request.method == "POST" and form.is_valid():
        swapping.choose_rota(group, roles=form.chosen(), quorum=form.cleaned_data["quorum"], by=person, now=at)
        return redirect("meetings:rota", group.pk)
    may = rights(person, group)
    shown = {**rota_shown(group, person, now=at), "form": form, "may": may}
    return render(request, "meetings/rota.html", shown)


@require_POST
@login_required
def facilitate(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """A member facilitates, or would rather not yet."""
    person = person_of(request)
    group = access_group(person, group_id, to=May.SWAP_ROLES)
    swapping.facilitate(group, willing="graag" in request.POST, by=person, now=now())
    return redirect("meetings:rota", group.pk)


def rota_shown(group: Group, reader: Person, *, now: datetime) -> dict[str, Any]:
    """`past`, `coming`: the meetings in order. `counts`: how often each has which role. `is_even`: none is more."""
    people = queries.participants_of(group)
    found = turns.turning(group, now=now)
    past = [(meeting, turns.held_roles(meeting)) for meeting in turns.held_meetings(group, now=now)]
    coming = [(meeting, _as_roles(queries.holders(meeting))) for meeting in turns.coming(group, now=now)]
    names = {str(row.person_id): row.person.name for row in memberships(group)}  # also of who left
    roles = _roles_of(group, [*past, *coming])
    return {
        "group": group,
        "roles": [{"key": role, "name": role_name(role)} for role in roles],
        "past": [_row(meeting, people, _cells(held, roles, names, reader), held, reader) for meeting, held in past],
        "coming": [_row(meeting, people, _cells(held, roles, names, reader), held, reader) for meeting, held in coming],
        "counts": _counts([*past, *coming], people),
        "is_even": fairness.is_evenest(found.programme, found.now),
        "changes": [_told(change, names) for change in _changes(group, now=now)],
        "is_member": reader in people,
        "not_yet": group.not_yet_facilitators.filter(person=reader).exists(),
    }


def _as_roles(held: Mapping[str, str]) -> Roles:
    return {role: (person,) for role, person in held.items()}


def _roles_of(group: Group, meetings: Sequence[tuple[Meeting, Roles]]) -> list[str]:
    """The columns: what the group shares, and what somebody had or has beside."""
    named = {role for _, held in meetings for role in held} | set(turns.rota_of(group).roles)
    return [role for role in turns.ROLES if role in named]


def _row(
    meeting: Meeting, people: list[Person], cells: list[dict[str, Any]], held: Roles, reader: Person
) -> dict[str, Any]:
    away = queries.away(meeting)
    main = {role: holders[-1] for role, holders in held.items() if holders}
    gone = [person.name for person in people if str(person.pk) in away]
    return {"meeting": meeting, "seats": seats(people, main, away, reader), "cells": cells, "away": gone}


def _cells(held: Roles, roles: Sequence[str], names: Mapping[str, str], reader: Person) -> list[dict[str, Any]]:
    return [
        {
            "names": [names.get(person, "") for person in held.get(role, ())],
            "is_mine": str(reader.pk) in held.get(role, ()),
        }
        for role in roles
    ]


def _counts(meetings: Sequence[tuple[Meeting, Roles]], people: Sequence[Person]) -> list[dict[str, Any]]:
    """How often each is presenter, facilitator and adviser, of what was held and what is planned."""
    had: Counter[tuple[str, str]] = Counter()
    for meeting, held in meetings:
        main = {person for role in (PRESENTER, FACILITATOR) for person in held.get(role, ())}
        away = queries.away(meeting)
        had.update((role, person) for role, holders in held.items() for person in holders)
        had.update(("adviser", str(p.pk)) for p in people if str(p.pk) not in main | away)
    return [
        {"person": person, **{role: had[role, str(person.pk)] for role in (PRESENTER, FACILITATOR, "adviser")}}
        for person in people
    ]


def _changes(group: Group, *, now: datetime) -> list[TurnChange]:
    """Turns that moved lately in meetings that are still to come, newest first."""
    changes = TurnChange.objects.filter(meeting__group=group, at__gt=now - TOLD_FOR, meeting__starts_at__gt=now)
    return list(changes.filter(meeting__cancelled_at=None).select_related("meeting").order_by("-at", "-id")[:12])


def _told(change: TurnChange, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "meeting": change.meeting,
        "role": role_name(change.role),
        "was": names.get(str(change.was_id), ""),
        "now": names.get(str(change.now_id), ""),
        "about": names.get(str(change.about_id), ""),
        "why": change.get_why_display(),
        "at": change.at,
    }
