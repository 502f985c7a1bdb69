"""Sharing the turns of the coming meetings, again after whatever happened, and telling whom it concerns."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from kring.groups.models import Group
from kring.meetings import turns
from kring.meetings.models import Meeting, RoleHolder, Rota, TurnChange, Why
from kring.meetings.turns import Turning
from kring.methods.rules.method import FACILITATOR
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person
from kring.rota.rules import rota
from kring.rota.rules.programme import Plan

Stored = Mapping[uuid.UUID, Mapping[str, uuid.UUID]]  # meeting -> role -> who


@contextmanager
def turns_shared(
    group: Group,
    *,
    why: Why,
    now: datetime,
    by: Person | None = None,
    about: Person | None = None,
    towards: Collection[TurnChange] = (),
) -> Iterator[None]:
    """After what is written inside, every coming turn is planned anew: as fair, and as near to what it was, as can be.

    Who got or lost a turn hears of it, but not `by`, and not of meetings that are new or called off: of those everybody
    hears. `about`: because of whom. `towards` are changes that are taken back where fairness allows.
    One at a time in a group: two people never change turns at once.
    """
    with transaction.atomic():
        kept = lock_rota(group)
        before = _stored(group, now=now)
        yield
        _share(turns.turning(group, now=now), towards)
        changes = list(_changes(before, _stored(group, now=now), why=why, about=about, now=now))
        TurnChange.objects.bulk_create(changes)
        _tell(group, changes, by=by)
        kept.turned_at = now
        kept.save(update_fields=["turned_at"])


def lock_rota(group: Group) -> Rota:
    """The group's rota, locked until the transaction ends."""
    Rota.objects.get_or_create(group=group)
    return Rota.objects.select_for_update().get(group=group)


def keep_turning(group: Group, *, now: datetime) -> None:
    """Share the turns anew if something happened beside the rota: somebody joined or left, a meeting was held."""
    kept = turns.outdated(now=now).filter(group=group).first()
    if kept is not None:
        _catch_up(kept, now=now)


def keep_all_turning(*, now: datetime) -> None:
    for kept in turns.outdated(now=now).select_related("group__organisation"):
        _catch_up(kept, now=now)


def _catch_up(kept: Rota, *, now: datetime) -> None:
    why = Why.GROUP if getattr(kept, "has_changed", False) else Why.HELD
    with turns_shared(kept.group, why=why, now=now):
        pass


def agree(meeting: Meeting, roles: Mapping[str, str]) -> None:
    """People choose who has which role: these turns stay until people choose otherwise.

    Whoever is chosen leaves the other roles they had in this meeting. Use within `turns_shared`.
    """
    people = [uuid.UUID(person) for person in roles.values()]
    meeting.role_holders.filter(role__in=roles).delete()
    meeting.role_holders.filter(person__in=people).delete()
    RoleHolder.objects.bulk_create(
        RoleHolder(meeting=meeting, role=role, person_id=uuid.UUID(person), is_agreed=True)
        for role, person in roles.items()
    )


def release(meeting: Meeting, roles: Collection[str]) -> None:
    """What people had chosen for these roles is left to the rota again."""
    meeting.role_holders.filter(role__in=roles).update(is_agreed=False)


def _share(found: Turning, towards: Collection[TurnChange]) -> None:
    base = _taken_back(found, towards)
    is_new = found.programme.is_free and not any(base)
    after: Plan = ()
    if found.is_possible:
        after = rota.plan(found.programme) if is_new else rota.replanned(found.programme, base)
    for at, meeting in enumerate(found.meetings):
        wanted = {role: uuid.UUID(str(person)) for role, person in after[at].items()} if after else {}
        if guide := found.led[at]:
            wanted[FACILITATOR] = uuid.UUID(guide)
        _keep(meeting, wanted, beside=frozenset(found.beside[at]))


def _keep(meeting: Meeting, wanted: Mapping[str, uuid.UUID], *, beside: Collection[str]) -> None:
    """Rows that are right stay as they are, with what people agreed."""
    rows = [row for row in meeting.role_holders.all() if row.role not in beside]
    right = {row.role for row in rows if wanted.get(row.role) == row.person_id}
    wrong = [row.pk for row in rows if row.role not in right]
    if wrong:
        RoleHolder.objects.filter(pk__in=wrong).delete()
    RoleHolder.objects.bulk_create(
        RoleHolder(meeting=meeting, role=role, person_id=person) for role, person in wanted.items() if role not in right
    )


def _taken_back(found: Turning, towards: Collection[TurnChange]) -> Plan:
    """The plan as it was before these changes, where nobody changed the turn since."""
    places = {meeting.pk: at for at, meeting in enumerate(found.meetings)}
    base = [dict(duties) for duties in found.now]
    for change in towards:
        at = places.get(change.meeting_id)
        if (
            at is not None
            and change.was_id
            and base[at].get(change.role) == (str(change.now_id) if change.now_id else None)
        ):
            base[at][change.role] = str(change.was_id)
    return tuple(base)


def _stored(group: Group, *, now: datetime) -> Stored:
    return {
        meeting.pk: {row.role: row.person_id for row in meeting.role_holders.all()}
        for meeting in turns.coming(group, now=now)
    }


def _changes(before: Stored, after: Stored, *, why: Why, about: Person | None, now: datetime) -> Iterator[TurnChange]:
    for meeting in after:
        old, new = before.get(meeting), after[meeting]
        if old is None:
            continue  # planned just now
        for role in dict.fromkeys((*old, *new)):
            if old.get(role) != new.get(role):
                yield TurnChange(
                    meeting_id=meeting,
                    role=role,
                    was_id=old.get(role),
                    now_id=new.get(role),
                    why=why,
                    about=about,
                    at=now,
                )


def _tell(group: Group, changes: Collection[TurnChange], *, by: Person | None) -> None:
    concerned = {person for change in changes for person in (change.was_id, change.now_id)}
    memberships = group.memberships.filter(left_at=None, person__in=concerned - {None}).select_related("person")
    people = [row.person for row in memberships.order_by("seat") if row.person != by]
    tell(people, Notice.ROLE_CHANGED, about=f"{group.get_absolute_url()}rooster/")
