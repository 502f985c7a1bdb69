"""Every write of rounds. What is written stays closed to others until the round opens, all of it at one instant."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.kernel.errors import Invalid, NotAllowedNow, NotPermitted
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person
from kring.rounds import queries
from kring.rounds.models import Round, Writer
from kring.rounds.rules import timing
from kring.sealed import actions as sealed
from kring.sealed.rules.item import slot_of

MOST_RUNNING = 3  # each sends everybody mail
QUESTION, TEXT, VOTE = "round/question", "round/text", "vote"  # places (docs/protocol.md)


@dataclass(frozen=True, slots=True)
class Asked:
    """A round as its beginner asks for it; both ids are made by the browser."""

    id: uuid.UUID
    kind: Round.Kind
    days: int
    question: uuid.UUID
    sealed_question: bytes


@transaction.atomic
def begin_round(group: Group, asked: Asked, *, by: Person, now: datetime) -> Round:
    """Ask the group, and tell everybody who is asked. The same again answers the same round."""
    if known := Round.objects.filter(id=asked.id).first():
        return _same(known, group, by)
    if len(queries.running(group, now=now)) >= MOST_RUNNING:
        raise NotAllowedNow(_("Three rounds run already. Wait until one of them is open."))
    closes_at = _closing(asked.days, now)
    writers = [person for person in queries.inside(group) if person != by or asked.kind == Round.Kind.LOOK_BACK]
    if not set(writers) - {by}:
        raise NotAllowedNow(_("Nobody else is in the group yet. Then there is nobody to write."))
    round_ = Round.objects.create(
        id=asked.id,
        group=group,
        kind=asked.kind,
        begun_by=by,
        begun_at=now,
        question=asked.question,
        nudge_at=timing.nudging(now, closes_at),
        closes_at=closes_at,
    )
    sealed.put_item_alone(
        group.id,
        asked.question,
        slot=_slot(round_, QUESTION),
        sealed_item=asked.sealed_question,
        by=by,
        now=now,
        hidden=False,
    )
    Writer.objects.bulk_create(Writer(round=round_, person=person) for person in writers)
    tell([person for person in writers if person != by], Notice.ROUND_BEGUN, about=round_.get_absolute_url())
    return round_


def write_text(round_: Round, item: uuid.UUID, *, sealed_item: bytes, by: Person, now: datetime) -> None:
    """Keep somebody's text, or the next revision of it, closed to everybody else. Opens the round after the last."""
    keep_time(round_, now=now)
    _write(round_, item, sealed_item, place=TEXT, asked=queries.asked(round_), by=by, now=now)


def vote(
    group: Group,
    meeting: uuid.UUID,
    item: uuid.UUID,
    *,
    sealed_item: bytes,
    closes_at: datetime,
    asked: Collection[str],
    by: Person,
    now: datetime,
) -> None:
    """Keep somebody's vote on the cases of a meeting. `asked`: ids of who is waited for."""
    new = {"group": group, "kind": Round.Kind.VOTE, "begun_at": now, "closes_at": closes_at}
    round_, _is_new = Round.objects.get_or_create(meeting=meeting, defaults=new)
    Writer.objects.get_or_create(round=round_, person=by)
    keep_time(round_, now=now, asked=asked)
    _write(round_, item, sealed_item, place=VOTE, asked=asked, by=by, now=now)


def move_vote(meeting: uuid.UUID, *, closes_at: datetime) -> None:
    """The meeting begins at another moment: the vote goes with it, unless it is open already."""
    Round.objects.filter(meeting=meeting, opened_at=None).update(closes_at=closes_at)


def keep_time(round_: Round, *, now: datetime, asked: Collection[str] | None = None) -> None:
    """Open the round if its moment has come. Whoever looks first need not wait for the ticker."""
    waited_for = queries.asked(round_) if asked is None else asked
    if round_.opened_at or not timing.is_over(round_.closes_at, asked=waited_for, wrote=queries.wrote(round_), now=now):
        return
    open_round(round_, now=now)


@transaction.atomic
def open_round(round_: Round, *, now: datetime) -> None:
    """Hand out everything at once, and tell everybody who is in the group. Twice is once."""
    _lock(round_)
    if round_.opened_at is not None:
        return
    round_.opened_at = now
    round_.save(update_fields=["opened_at"])
    written = round_.writers.exclude(item=None).values_list("item", flat=True)
    sealed.open_items(round_.group_id, [item for item in written if item], now=now)
    if round_.kind != Round.Kind.VOTE:
        tell(queries.inside(round_.group), Notice.ROUND_OPENED, about=round_.get_absolute_url())


def keep_all_times(*, now: datetime) -> None:
    """What time asks of rounds, once a minute: open those whose moment has come, and nudge who has not written."""
    for round_ in Round.objects.filter(opened_at=None).select_related("group"):
        asked = None if round_.kind != Round.Kind.VOTE else ()  # a vote that all have cast was opened by the last
        keep_time(round_, now=now, asked=asked)
        if round_.opened_at is None and round_.nudge_at and round_.nudge_at <= now:
            nudge(round_, now=now)


def nudge(round_: Round, *, now: datetime) -> None:
    """One mail, once, to each who is asked and has not written. Reads first: the ticker comes by every minute."""
    if any(_to_nudge(round_)):
        _nudge(round_, now=now)


@transaction.atomic
def _nudge(round_: Round, *, now: datetime) -> None:
    _lock(round_)
    writers = list(_to_nudge(round_)) if round_.opened_at is None else []
    Writer.objects.filter(pk__in=[writer.pk for writer in writers]).update(nudged_at=now)
    tell([writer.person for writer in writers], Notice.ROUND_WAITS, about=round_.get_absolute_url())


def _to_nudge(round_: Round) -> Iterator[Writer]:
    inside = set(queries.asked(round_))
    rows = round_.writers.filter(item=None, nudged_at=None).select_related("person")
    return (writer for writer in rows if str(writer.person_id) in inside)


@transaction.atomic
def _write(
    round_: Round,
    item: uuid.UUID,
    sealed_item: bytes,
    *,
    place: str,
    asked: Collection[str],
    by: Person,
    now: datetime,
) -> None:
    _lock(round_)
    if round_.opened_at is not None:
        raise NotAllowedNow(_("This is closed now, and everybody reads along. Your text stays here as a draft."))
    writer = round_.writers.filter(person=by).first()
    if writer is None:
        raise NotPermitted(_("You are not asked to write here: you asked the question, or you came in later."))
    if writer.item not in {None, item}:
        raise NotAllowedNow(_("You wrote here already. Change that text instead."), item=str(writer.item))
    sealed.put_item_alone(
        round_.group_id, item, slot=_slot(round_, place), sealed_item=sealed_item, by=by, now=now, hidden=True
    )
    writer.item = item
    writer.save(update_fields=["item"])
    keep_time(round_, now=now, asked=asked)


def _lock(round_: Round) -> None:
    """One at a time: who writes last and the ticker may both find that it is over."""
    group = round_.group
    round_.refresh_from_db(from_queryset=Round.objects.select_for_update())
    round_.group = group


def _same(known: Round, group: Group, by: Person) -> Round:
    if known.group_id != group.id or known.begun_by_id != by.pk:
        raise NotAllowedNow(_("This round exists already. Load the page again."))
    return known


def _closing(days: int, now: datetime) -> datetime:
    try:
        return timing.closing(now, days, ZoneInfo(settings.TIME_ZONE))
    except ValueError:
        raise Invalid(_("Choose a last day: tomorrow at the earliest, in 31 days at the latest.")) from None


def _slot(round_: Round, place: str) -> bytes:
    return slot_of(str(round_.group_id), str(round_.meeting or round_.id), place)
