"""Every write of polls: opening one, taking a ballot, closing or voiding it, reminding once."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.kernel.errors import Invalid, NotAllowedNow, NotPermitted
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person
from kring.pulses import queries
from kring.pulses.models import Pulse, Voter
from kring.sealed.actions import locked_head, log_moved
from kring.sealed.models import LogHead
from kring.sealed.rules.ballot import PLACE, RECEIPT, ballot_hash, parse_ballot
from kring.sealed.rules.item import AROUND_BYTES, PADDED_SIZES, parse_header, slot_of

LONGEST = timedelta(days=21)
MEMBERS_MIN = 3
NUDGE = timedelta(days=2)  # before the last day
RECEIPT_BYTES = AROUND_BYTES + PADDED_SIZES[0]


@transaction.atomic
def open_pulse(
    group: Group, pulse_id: uuid.UUID, *, sealed_poll: bytes, closes_on: date, by: Person, now: datetime
) -> Pulse:
    """Ask everybody who is in now. The same again answers the same. NotAllowedNow when it is too soon."""
    head = locked_head(group.pk)
    settle_group(group, now=now)
    known = Pulse.objects.filter(pk=pulse_id).first()
    if known and known.group_id == group.pk and bytes(known.sealed_poll) == sealed_poll:
        return known
    _check_poll(group, pulse_id, sealed_poll, head, by=by)
    if known or group.pulses.filter(state=Pulse.State.OPEN).exists():
        raise NotAllowedNow(_("A question is open already. Load the page again."))
    _check_days(group, closes_on, today=localdate(now))
    if len(head.roster) < MEMBERS_MIN:
        raise NotAllowedNow(_("This needs a group of three or more."))
    made = Pulse.objects.create(
        id=pulse_id,
        group=group,
        sealed_poll=sealed_poll,
        epoch=head.epoch,
        opened_seq=head.seq,
        opened_on=localdate(now),
        closes_on=closes_on,
    )
    Voter.objects.bulk_create(Voter(pulse=made, person_id=person) for person in sorted(head.roster))
    asked = [voter.person for voter in made.voters.select_related("person").order_by("id") if voter.person != by]
    tell(asked, Notice.PULSE_ASKED, about=group.get_absolute_url())
    return made


def _check_poll(group: Group, pulse_id: uuid.UUID, sealed_poll: bytes, head: LogHead, *, by: Person) -> None:
    """What the clear header says, and that its author knew the log as it stands: that fixes who is asked."""
    header = parse_header(sealed_poll)
    place = slot_of(str(group.pk), str(group.pk), PLACE)
    if (header.item_class, header.group, header.item, header.revision, header.slot) != (
        "content",
        str(group.pk),
        str(pulse_id),
        1,
        place,
    ):
        raise Invalid(_("This text belongs somewhere else. Nothing was stored."))
    if header.author != str(by.pk):
        raise NotPermitted(_("This text was sealed by somebody else. Nothing was stored."))
    if head.is_closed:
        raise NotAllowedNow(_("This group is closed. You can still read it and take it with you."))
    if head.is_stale or (header.epoch, header.head_seq, header.head_hash) != (
        head.epoch,
        head.seq,
        bytes(head.entry_hash),
    ):
        raise log_moved(head)


def _check_days(group: Group, closes_on: date, *, today: date) -> None:
    soonest = queries.may_open_from(group)
    if soonest and today < soonest:
        raise NotAllowedNow(_("At least four weeks lie between two of these questions."))
    if not today < closes_on <= today + LONGEST:
        raise Invalid(_("Choose a last day from tomorrow, within three weeks."))


@transaction.atomic
def cast(group: Group, pulse_id: uuid.UUID, *, ballot: bytes, receipt: bytes, by: Person, now: datetime) -> Pulse:
    """Take one ballot of each who was asked. The same again answers the same, also when it was the last."""
    locked_head(group.pk)
    pulse = queries.get_pulse(group, pulse_id)
    settle(pulse, now=now)
    voter = pulse.voters.filter(person=by).first()
    if voter is None:
        raise NotPermitted(_("You came into the group after this was asked."))
    _check_ballot(pulse, ballot, receipt, by=by)
    kept = queries.ballots(pulse)
    if voter.has_voted and ballot in kept:
        return pulse
    if pulse.state != Pulse.State.OPEN:
        raise NotAllowedNow(_("This is closed. Load the page again."))
    if voter.has_voted:
        raise NotAllowedNow(_("You have answered already. That cannot be changed: nobody knows which answer is yours."))
    pulse.sealed_ballots = b"".join(sorted([*kept, ballot], key=lambda one: ballot_hash(bytes(one))))
    pulse.save(update_fields=["sealed_ballots"])
    _mark_voted(pulse, receipt, by=by)
    settle(pulse, now=now)
    return pulse


def _check_ballot(pulse: Pulse, ballot: bytes, receipt: bytes, *, by: Person) -> None:
    header = parse_ballot(ballot)
    if (header.group, header.poll, header.epoch) != (str(pulse.group_id), str(pulse.pk), pulse.epoch):
        raise Invalid(_("This text belongs somewhere else. Nothing was stored."))
    own = parse_header(receipt)
    place = slot_of(str(pulse.group_id), str(pulse.pk), RECEIPT)
    if (own.item_class, own.author, own.slot, len(receipt)) != ("personal", str(by.pk), place, RECEIPT_BYTES):
        raise Invalid(_("This text belongs somewhere else. Nothing was stored."))


def _mark_voted(pulse: Pulse, receipt: bytes, *, by: Person) -> None:
    """All rows are written, whoever answered: the youngest version of a row would be who answered last."""
    pulse.voters.update(
        has_voted=Case(When(person=by, then=Value(value=True)), default=F("has_voted")),
        sealed_receipt=Case(When(person=by, then=Value(receipt)), default=F("sealed_receipt")),
    )


@transaction.atomic
def settle_group(group: Group, *, now: datetime) -> None:
    """Close what is over, and void what other members overtook."""
    for pulse in group.pulses.filter(state=Pulse.State.OPEN):
        settle(pulse, now=now)


def settle(pulse: Pulse, *, now: datetime) -> None:
    """In the caller's transaction. A void poll loses its ballots at once: nobody ever opens them."""
    if pulse.state != Pulse.State.OPEN:
        return
    until = queries.last_seq(pulse, now=now)
    is_over = localdate(now) > pulse.closes_on or not pulse.voters.filter(has_voted=False).exists()
    if queries.has_changed(pulse, until=until):
        pulse.state, pulse.sealed_ballots = Pulse.State.VOID, b""
        pulse.voters.update(sealed_receipt=b"")
    elif is_over:
        pulse.state, pulse.closed_seq = Pulse.State.CLOSED, until
    pulse.save(update_fields=["state", "closed_seq", "sealed_ballots"])


def keep_all_pulses(*, now: datetime) -> None:
    """What time asks of polls, once a minute: closing, and one reminder for who has not answered."""
    for pulse in Pulse.objects.filter(state=Pulse.State.OPEN).select_related("group"):
        _keep(pulse, now=now)


@transaction.atomic
def _keep(pulse: Pulse, *, now: datetime) -> None:
    locked_head(pulse.group_id)
    pulse.refresh_from_db()
    settle(pulse, now=now)
    today = localdate(now)
    is_due = pulse.opened_on < today and pulse.closes_on - NUDGE <= today
    if pulse.state == Pulse.State.OPEN and is_due and not pulse.is_nudged:
        pulse.is_nudged = True
        pulse.save(update_fields=["is_nudged"])
        tell(queries.silent(pulse), Notice.PULSE_WAITS, about=pulse.group.get_absolute_url())
