"""Whose turn it is: a group's rota as it stands, read from what was planned and from what really happened."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from kring.groups.models import Group, Membership
from kring.meetings import queries
from kring.meetings.leading import Leading, leading, participants
from kring.meetings.models import Meeting, Rota
from kring.meetings.rules.fit import needed_roles
from kring.meetings.rules.past import Held, last_duties, turns_had
from kring.meetings.rules.swaps import may_cross
from kring.methods.rules.method import DUTIES, FACILITATOR, PRESENTER
from kring.programmes.models import Step
from kring.programmes.rules.lifecycle import StepName
from kring.rota.rules.programme import Duties, Person, Plan, Programme
from kring.workshop.queries import planned_method

ROLES = (PRESENTER, FACILITATOR, *DUTIES)
FARTHEST = 26  # coming meetings that are shared at once: a year of every two weeks


@dataclass(frozen=True, slots=True)
class Turning:
    """The coming meetings of a group, in order, who is planned in them, and everything that decides their rota.

    `beside` are duties that people agreed and the rota does not share, per meeting: a role that this group shares
    only now and then, or a presenter where the method chooses one in the meeting. `led` is the intervisor, in each
    meeting that they facilitate.
    """

    programme: Programme
    meetings: tuple[Meeting, ...]
    now: Plan
    beside: tuple[Duties, ...]
    led: tuple[str | None, ...]

    @property
    def is_possible(self) -> bool:
        return bool(self.meetings and self.programme.roles)


def rota_of(group: Group) -> Rota:
    """What the group chose; a group that chose nothing has the usual."""
    return Rota.objects.filter(group=group).first() or Rota(group=group)


def turning(group: Group, *, now: datetime) -> Turning:
    """What the rota of the coming meetings is made from. The same rows always give the same."""
    rota = rota_of(group)
    since = participants(group)
    roles = tuple(role for role in ROLES if role in rota.roles)[: len(since)]
    meetings = tuple(coming(group, now=now)[:FARTHEST])
    past = held(group, now=now)
    plans = [_planned(meeting, since) for meeting in meetings]
    agreed = {(at, role): person for at, plan in enumerate(plans) for role, (person, said) in plan.items() if said}
    led = _led(group, meetings, agreed, held=len(past))
    closed = frozenset(
        (at, role) for at, m in enumerate(meetings) for role in roles if _is_closed(m, role, led=led[at] is not None)
    )
    fixed = {turn: person for turn, person in agreed.items() if turn[1] in roles and turn not in closed}
    beside = tuple(
        {r: who for (nth, r), who in agreed.items() if nth == at and (at, r) not in fixed} for at in range(len(plans))
    )
    programme = Programme(
        people=tuple(since),
        meetings=len(meetings),
        roles=roles,
        had=turns_had(past, since, roles),
        last=last_duties(past, roles),
        away=frozenset((at, who) for at, meeting in enumerate(meetings) for who in _away(meeting)),
        unfit=_not_yet(group),
        barred=frozenset([*_without_case(meetings), *_busy(beside, roles)]),
        fixed=fixed,
        closed=closed,
    )
    planned = tuple(
        {role: plan[role][0] for role in roles if role in plan and (at, role) not in closed}
        for at, plan in enumerate(plans)
    )
    return Turning(programme, meetings, planned, beside, led)


def coming(group: Group, *, now: datetime) -> list[Meeting]:
    """Meetings whose turns may still change: not held, called off or begun in their room. Soonest first."""
    meetings = group.meetings.filter(ends_at__gt=now, closed_at=None, cancelled_at=None, room__isnull=True)
    return list(meetings.order_by("starts_at", "id").prefetch_related("role_holders", "absences", "no_cases"))


def held(group: Group, *, now: datetime) -> list[Held]:
    """What was held, or is going on in its room, oldest first."""
    return [Held(meeting.starts_at, held_roles(meeting)) for meeting in held_meetings(group, now=now)]


def held_meetings(group: Group, *, now: datetime) -> list[Meeting]:
    over = Q(ends_at__lte=now) | Q(closed_at__isnull=False) | Q(room__isnull=False)
    meetings = group.meetings.filter(over, cancelled_at=None).order_by("starts_at", "id")
    return list(meetings.prefetch_related("role_holders", "attendance"))


def held_roles(meeting: Meeting) -> Mapping[str, Sequence[str]]:
    """Who really had which role: what the room says; without a room who was planned, unless they were not there."""
    if meeting.held:
        return dict(meeting.held)
    said = {row.person_id: row.was_there for row in sorted(meeting.attendance.all(), key=lambda row: row.pk)}
    return {
        holder.role: (str(holder.person_id),)
        for holder in meeting.role_holders.all()
        if said.get(holder.person_id, True)
    }


def outdated(*, now: datetime) -> QuerySet[Rota]:
    """Rotas beside which something happened since their turns were shared: somebody came or left, the group took over
    from its intervisor, a meeting was held.
    """
    since = Q(made_at__gt=OuterRef("turned_at")) | Q(left_at__gt=OuterRef("turned_at"))
    members = Membership.objects.filter(since, group=OuterRef("group"))
    ended = Q(closed_at__gt=OuterRef("turned_at")) | Q(ends_at__gt=OuterRef("turned_at"), ends_at__lte=now)
    meetings = Meeting.objects.filter(ended, group=OuterRef("group"), cancelled_at=None)
    steps = Step.objects.filter(
        programme__group=OuterRef("group"), name=StepName.HAND_OVER, at__gt=OuterRef("turned_at")
    )
    rotas = Rota.objects.annotate(has_changed=Exists(members) | Exists(steps))
    return rotas.filter(Q(has_changed=True) | Exists(meetings), turned_at__isnull=False)


def next_presenter(group: Group, *, now: datetime) -> str | None:
    """Who brings a case in the next meeting that has somebody for it; when none is planned, who would."""
    for meeting in coming(group, now=now):
        for holder in meeting.role_holders.all():
            if holder.role == PRESENTER:
                return str(holder.person_id)
    found = turning(group, now=now).programme
    fewest = [(found.turns_had(PRESENTER, person), seat, str(person)) for seat, person in enumerate(found.people)]
    return min(fewest)[2] if fewest else None


def may_exchange(meeting: Meeting, other: Meeting, role: str) -> bool:
    """Whether the holders of a role in two meetings of one group can change turns."""
    return meeting.group_id == other.group_id and may_cross(
        queries.holders(meeting),
        queries.holders(other),
        role,
        away_here=queries.away(meeting),
        away_there=queries.away(other),
    )


def is_too_few(meeting: Meeting) -> bool:
    """Whether fewer come than the group wants to meet with."""
    away = queries.away(meeting)
    comes = [person for person in participants(meeting.group) if person not in away]
    return len(comes) < rota_of(meeting.group).quorum


def _planned(meeting: Meeting, since: Mapping[str, datetime]) -> dict[str, tuple[str, bool]]:
    """Role -> who is planned, and whether people agreed it. Who left, or cannot come, agreed nothing."""
    away = set(_away(meeting))
    rows = sorted(meeting.role_holders.all(), key=lambda row: row.pk)
    planned = {row.role: (str(row.person_id), row.is_agreed) for row in rows}
    return {role: (person, said and person not in away) for role, (person, said) in planned.items() if person in since}


def _led(
    group: Group, meetings: Sequence[Meeting], agreed: Collection[tuple[int, str]], *, held: int
) -> tuple[str | None, ...]:
    """Who facilitates from beside the group, per meeting; not where the room leads, or where a member was chosen."""
    found = leading(group)
    guests: dict[uuid.UUID, list[str]] = {}
    for meeting, person in queries.guests(group).values_list("meeting", "person"):
        guests.setdefault(meeting, []).append(str(person))
    return tuple(
        _leads(found, meeting, guests=guests.get(meeting.pk, ()), number=held + at, is_next=at == 0)
        if (at, FACILITATOR) not in agreed
        else None
        for at, meeting in enumerate(meetings)
    )


def _leads(found: Leading, meeting: Meeting, *, guests: Sequence[str], number: int, is_next: bool) -> str | None:
    """Who stands in for this meeting; else the intervisor, if it is theirs to lead still, or people chose them."""
    if meeting.guided:
        return None
    if stands_in := next((who for who in guests if who not in _away(meeting)), None):
        return stands_in
    if found.intervisor is None or str(found.intervisor.pk) in _away(meeting):
        return None
    rows = [row for row in meeting.role_holders.all() if row.role == FACILITATOR and row.is_agreed]
    is_chosen = any(row.person_id == found.intervisor.pk for row in rows)
    return str(found.intervisor.pk) if is_chosen or found.leads(number, is_next=is_next) else None


def _is_closed(meeting: Meeting, role: str, *, led: bool) -> bool:
    """Whether nobody of the group takes this role of the rota in this meeting."""
    if role in DUTIES:
        return False
    method = planned_method(meeting.method)
    needed = needed_roles(method, guided=meeting.guided) if method else (PRESENTER, FACILITATOR)
    return role not in needed or (role == FACILITATOR and led)


def _not_yet(group: Group) -> frozenset[tuple[str, Person]]:
    return frozenset((FACILITATOR, str(who)) for who in group.not_yet_facilitators.values_list("person_id", flat=True))


def _away(meeting: Meeting) -> list[str]:
    return [str(absence.person_id) for absence in meeting.absences.all()]


def _without_case(meetings: Sequence[Meeting]) -> Iterator[tuple[int, str, str]]:
    for at, meeting in enumerate(meetings):
        for row in meeting.no_cases.all():
            yield at, PRESENTER, str(row.person_id)


def _busy(beside: Sequence[Duties], roles: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Who has a duty that the rota does not share takes none that it does."""
    for at, duties in enumerate(beside):
        for person in duties.values():
            yield from ((at, role, str(person)) for role in roles)
