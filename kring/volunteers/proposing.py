"""Every write of proposals: asking for one, what the work finds, and moving people by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kring.composition.rules.checking import Checker
from kring.composition.rules.reasons import REASONS
from kring.kernel.errors import NotAllowedNow
from kring.kernel.text import Text
from kring.volunteers import queries
from kring.volunteers.boards import Board, between, worth_of
from kring.volunteers.models import Pool, Proposal, Seat

SILENT = timedelta(seconds=60)  # without a sign of life the work was cut off, and begins anew
MOST_KEPT = 12  # proposals of one list
PUBLISHED = _("These groups were made already. They cannot change here any more.")


@transaction.atomic
def ask_proposal(
    pool: Pool,
    *,
    smallest: int,
    largest: int,
    seconds: int,
    seed: int,
    now: datetime,
    fresh: float = 0.0,
    prove: bool = False,
    is_curve: bool = False,
    around: Proposal | None = None,
) -> Proposal:
    """Puts a proposal in line; the composer takes it from there. `around` keeps who is pinned in that proposal."""
    Pool.objects.select_for_update().get(pk=pool.pk)
    if pool.proposals.filter(state__in=[Proposal.State.WAITING, Proposal.State.WORKING]).exists():
        raise NotAllowedNow(_("A proposal for this list is being made. Wait for it, or stop it."))
    if pool.proposals.count() >= MOST_KEPT:
        raise NotAllowedNow(_("This list has as many proposals as can be kept. Throw one away first."))
    return Proposal.objects.create(
        pool=pool,
        number=queries.next_number(pool),
        smallest=smallest,
        largest=largest,
        seconds=seconds,
        seed=seed,
        fresh=fresh,
        prove=prove,
        is_curve=is_curve,
        around=around,
        asked_at=now,
        touched_at=now,
    )


def ask_to_stop(proposal: Proposal) -> None:
    """Good enough: the best so far is taken. A proposal that waits is called off."""
    if Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.WAITING).delete()[0]:
        return
    Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.WORKING).update(stop_asked=True)


def take_next(*, now: datetime) -> Proposal | None:
    """The proposal that waited longest, now being worked on; also one whose work was cut off."""
    working = Proposal.objects.filter(state=Proposal.State.WORKING)
    working.filter(touched_at__lt=now - SILENT).update(state=Proposal.State.WAITING)
    waiting = Proposal.objects.filter(state=Proposal.State.WAITING).order_by("asked_at")
    proposal = waiting.select_related("pool__organisation", "around").first()
    if proposal is None or not take(proposal, now=now):
        return None
    return proposal


def take(proposal: Proposal, *, now: datetime) -> bool:
    """False when another was quicker."""
    waiting = Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.WAITING)
    return bool(
        waiting.update(state=Proposal.State.WORKING, touched_at=now, stop_asked=False, progress={}, list_changed=False)
    )


def give_back(proposal: Proposal) -> None:
    """The server stops: the work begins anew when it is back."""
    Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.WORKING).update(state=Proposal.State.WAITING)


def keep_progress(proposal: Proposal, progress: Mapping[str, Any], *, now: datetime) -> bool:
    """A sign of life and the figures so far; False when somebody thinks it is good enough, or threw it away."""
    kept = Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.WORKING)
    kept.update(progress=dict(progress), touched_at=now)
    return kept.filter(stop_asked=False).exists()


def fail(proposal: Proposal, fault: str, *, now: datetime) -> None:
    Proposal.objects.filter(pk=proposal.pk).update(state=Proposal.State.FAILED, fault=fault, touched_at=now)


@transaction.atomic
def keep_curve(proposal: Proposal, points: Sequence[Mapping[str, Any]], *, now: datetime) -> None:
    Proposal.objects.filter(pk=proposal.pk).update(
        state=Proposal.State.DONE, curve=[dict(point) for point in points], touched_at=now
    )


@transaction.atomic
def keep_answer(proposal: Proposal, found: Mapping[str, Any], *, now: datetime) -> None:
    """Stores groups as a proposal, after the separate check has looked at them with the list as it is now."""
    Pool.objects.select_for_update().get(pk=proposal.pool_id)  # nobody comes onto the list meanwhile
    groups = [group["members"] for group in found["groups"]]
    reasons = {row["id"]: row["reason"] for row in found["unplaced"]}
    people = queries.people_of(proposal.pool)
    broken = Checker(people, queries.wanted_of(proposal)).violations(groups)
    seated = {one for group in groups for one in group}
    if broken or {one.id for one in people} != seated | reasons.keys():
        fail(proposal, "changed", now=now)
        return
    ids = dict(proposal.pool.entries.values_list("key", "pk"))
    stay = {one for _, who in queries.pins(proposal.around) for one in who} if proposal.around else set()
    seats = [
        Seat(proposal=proposal, entry_id=ids[one], number=number, is_pinned=one in stay)
        for number, group in enumerate(groups, start=1)
        for one in group
    ]
    seats += [Seat(proposal=proposal, entry_id=ids[one], reason=_word(reason)) for one, reason in reasons.items()]
    Seat.objects.bulk_create(seats, batch_size=1000)
    Proposal.objects.filter(pk=proposal.pk).update(
        state=Proposal.State.DONE,
        placed=len(seated),
        groups_made=len(groups),
        value=found["value"],
        bound=found["bound"],
        touched_at=now,
    )


def _word(reason: str) -> str:
    return reason if reason in REASONS else "left-over"


@transaction.atomic
def move(proposal: Proposal, seat: Seat, to: int | None, *, board: Board) -> None:
    """Puts one person in another group, or takes them out of theirs; refused with the rule that forbids it."""
    _still_open(proposal, seat)
    if to is None:
        if seat.number is not None and len(board.seats[seat.number]) <= proposal.smallest:
            raise NotAllowedNow(_("The old group becomes too small."))
    elif to not in board.seats or not board.seats[to]:
        raise NotAllowedNow(_("This group is not there any more."))
    else:
        _refuse([board.said(each) for each in between(board, seat, to)])
    _place(proposal, board, {seat.pk: to})


@transaction.atomic
def trade(proposal: Proposal, seat: Seat, other: Seat, *, board: Board) -> None:
    """Two people change places; refused when either of the two groups breaks a rule."""
    _still_open(proposal, seat)
    _still_open(proposal, other)
    after = _after(board, {seat.pk: other.number, other.pk: seat.number})
    for number in {seat.number, other.number} - {None}:
        people = [board.people[each.entry.key].id for each in after[number or 0]]
        if board.checker.of_group(people):
            raise NotAllowedNow(_("These two cannot change places: one of the groups would break a rule."))
    _place(proposal, board, {seat.pk: other.number, other.pk: seat.number})


@transaction.atomic
def dissolve(proposal: Proposal, number: int, *, board: Board) -> None:
    """Takes everybody out of a group. Refused while somebody in it is pinned."""
    for seat in board.seats[number]:
        _still_open(proposal, seat)
    _place(proposal, board, {seat.pk: None for seat in board.seats[number]})
    left = proposal.seats.exclude(number=None).values("number").distinct().count()
    Proposal.objects.filter(pk=proposal.pk).update(groups_made=left)


def _still_open(proposal: Proposal, seat: Seat) -> None:
    if proposal.published_at is not None:
        raise NotAllowedNow(PUBLISHED)
    if seat.is_pinned:
        raise NotAllowedNow(_("This person is pinned. Take the pin out first."))


def _refuse(found: Sequence[Text]) -> None:
    if found:
        raise NotAllowedNow(Text(" ".join(each.nl for each in found), " ".join(each.en for each in found)))


def _after(board: Board, change: Mapping[int, int | None]) -> dict[int, list[Seat]]:
    """The groups of the board once these seats have moved."""
    every = [seat for seats in board.seats.values() for seat in seats]
    every += [seat for seat in board.proposal.seats.filter(pk__in=change).select_related("entry") if seat not in every]
    after: dict[int, list[Seat]] = {number: [] for number in board.seats}
    for seat in every:
        number = change.get(seat.pk, seat.number)
        if number is not None:
            after.setdefault(number, []).append(seat)
    return after


def _place(proposal: Proposal, board: Board, change: Mapping[int, int | None]) -> None:
    """Writes the move, and what it does to the value."""
    after = _after(board, change)
    gain = 0.0
    for number, seats in after.items():
        before = board.members(number)
        gain += worth_of([board.people[seat.entry.key] for seat in seats]) - worth_of(before)
    for pk, to in change.items():
        proposal.seats.filter(pk=pk).update(number=to, reason="" if to else "left-over")
    placed = proposal.seats.exclude(number=None).count()
    Proposal.objects.filter(pk=proposal.pk).update(value=F("value") + gain, placed=placed, moved=F("moved") + 1)


def pin(proposal: Proposal, seats: Sequence[Seat], *, pinned: bool) -> None:
    """These people stay in their group when groups are made anew around them; or no longer."""
    if proposal.published_at is not None:
        raise NotAllowedNow(PUBLISHED)
    proposal.seats.filter(pk__in=[seat.pk for seat in seats]).exclude(number=None).update(is_pinned=pinned)


def throw_away(proposal: Proposal) -> None:
    if proposal.published_at is not None:
        raise NotAllowedNow(PUBLISHED)
    proposal.delete()
