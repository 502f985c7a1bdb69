"""Many programmes at once, in a fixed number of queries however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from kring.meetings.models import Meeting
from kring.organisations.models import Appointment
from kring.overviews.words import state_said
from kring.programmes.models import Handover, Party, Programme
from kring.programmes.rules.lifecycle import ACTS_NEXT, Role

STUCK_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Row:
    """One programme in a list: where it stands, for how long, who acts, and when the group meets. No content."""

    programme: Programme
    state: str
    days: int  # that it stands there
    acting: tuple[str, ...]  # names
    is_stuck: bool  # somebody should act, and has not for STUCK_AFTER
    people: int
    level: str
    group: str
    held: int  # meetings
    planned: int
    next_at: datetime | None


@dataclass
class _Gathered:
    names: dict[tuple[UUID, Role], list[str]] = field(default_factory=lambda: defaultdict(list))
    coordinators: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))
    # When it begins, and whether it was held.
    meetings: dict[UUID, list[tuple[datetime, bool]]] = field(default_factory=lambda: defaultdict(list))


def rows(programmes: Sequence[Programme], *, now: datetime) -> list[Row]:
    """One row each, in the same order. The programmes come with their group: see `with_group`."""
    gathered = _gather(programmes, now=now)
    return [_row(programme, gathered, now=now) for programme in programmes]


def _gather(programmes: Sequence[Programme], *, now: datetime) -> _Gathered:
    found = _Gathered()
    ids = [programme.pk for programme in programmes]
    parties = Party.objects.filter(programme__in=ids, until=None).order_by("since", "id")
    for programme, role, name in parties.values_list("programme", "role", "person__name"):
        if name not in found.names[programme, Role(role)]:
            found.names[programme, Role(role)].append(name)
    organisations = {programme.organisation_id for programme in programmes}
    appointed = Appointment.objects.filter(organisation__in=organisations, role=Appointment.Role.COORDINATOR)
    for organisation, name in appointed.order_by("person__name").values_list("organisation", "person__name"):
        found.coordinators[organisation].append(name)
    planned = Meeting.objects.filter(group__programme__in=ids, cancelled_at=None).order_by("starts_at")
    for programme, starts_at, ends_at, closed_at in planned.values_list(
        "group__programme", "starts_at", "ends_at", "closed_at"
    ):
        found.meetings[programme].append((starts_at, closed_at is not None or ends_at <= now))
    return found


def _row(programme: Programme, gathered: _Gathered, *, now: datetime) -> Row:
    state = programme.stands()
    acting = tuple(dict.fromkeys(_named(programme, ACTS_NEXT.get(state, ()), gathered)))
    meetings = gathered.meetings[programme.pk]
    standing = now - programme.since
    return Row(
        programme=programme,
        state=state_said(state),
        days=standing.days,
        acting=acting,
        is_stuck=state in ACTS_NEXT and standing >= STUCK_AFTER,
        people=len(gathered.names[programme.pk, Role.PARTICIPANT]),
        level=str(Handover(programme.handover).label),
        group=programme.group.name if hasattr(programme, "group") else "",
        held=sum(is_held for _starts_at, is_held in meetings),
        planned=len(meetings),
        next_at=next((starts_at for starts_at, is_held in meetings if not is_held), None),
    )


def _named(programme: Programme, roles: Iterable[Role], gathered: _Gathered) -> list[str]:
    names = []
    for role in sorted(roles):
        is_coordinator = role is Role.COORDINATOR
        names += (
            gathered.coordinators[programme.organisation_id] if is_coordinator else gathered.names[programme.pk, role]
        )
    return names
