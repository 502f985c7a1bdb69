"""Reading polls. Ballots are handed out of closed ones only, and nowhere with a name."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.kernel.errors import NotFound
from kring.people.models import Person
from kring.pulses.models import Pulse
from kring.sealed.models import LogEntry
from kring.sealed.rules.ballot import BALLOT_BYTES
from kring.sealed.rules.entry import parse_entry

BETWEEN = timedelta(weeks=4)  # from the opening of one to that of the next
# What takes somebody in or out, or gives them other keys: the answers of before and after are not of the same people.
CHANGES = frozenset({"admit", "leave", "remove", "key-change", "epoch"})


def get_pulse(group: Group, pulse_id: uuid.UUID) -> Pulse:
    """The caller has access to the group."""
    found = Pulse.objects.filter(group=group, pk=pulse_id).first()
    if found is None:
        raise NotFound(_("This question does not exist, or is not for you."))
    return found


def pulses_for(group: Group, person: Person) -> list[Pulse]:
    """The polls that this person was asked, oldest first: others they could not open."""
    return list(group.pulses.filter(voters__person=person).order_by("opened_on", "id"))


def open_pulse_for(group: Group, person: Person, *, now: datetime) -> Pulse | None:
    """The poll that waits for this person's answer."""
    mine = group.pulses.filter(state=Pulse.State.OPEN, voters__person=person, voters__has_voted=False)
    return mine.filter(closes_on__gte=localdate(now)).first()


def may_open_from(group: Group) -> date | None:
    """The first day on which the group may be asked again; None while there was no poll that counted."""
    newest = group.pulses.exclude(state=Pulse.State.VOID).order_by("-opened_on").first()
    return newest.opened_on + BETWEEN if newest else None


def ballots(pulse: Pulse) -> list[bytes]:
    kept = bytes(pulse.sealed_ballots)
    return [kept[at : at + BALLOT_BYTES] for at in range(0, len(kept), BALLOT_BYTES)]


def last_seq(pulse: Pulse, *, now: datetime) -> int:
    """Where the log stood when the poll's last day ended, or stands now; never before it opened."""
    ends = datetime.combine(pulse.closes_on + timedelta(days=1), time.min, tzinfo=get_current_timezone())
    entries = LogEntry.objects.filter(group=pulse.group_id, at__lt=min(ends, now + timedelta(seconds=1)))
    return max(entries.order_by("-seq").values_list("seq", flat=True).first() or 0, pulse.opened_seq)


def has_changed(pulse: Pulse, *, until: int) -> bool:
    """Whether the log tells of other members, or other keys, since the poll opened."""
    since = LogEntry.objects.filter(group=pulse.group_id, seq__gt=pulse.opened_seq, seq__lte=until)
    return any(parse_entry(bytes(row.entry)).type in CHANGES for row in since)


def closed_head(pulse: Pulse) -> tuple[int, bytes] | None:
    if pulse.state != Pulse.State.CLOSED or pulse.closed_seq is None:
        return None
    entry = LogEntry.objects.get(group=pulse.group_id, seq=pulse.closed_seq)
    return entry.seq, bytes(entry.entry_hash)


def silent(pulse: Pulse) -> list[Person]:
    """Who was asked and has not answered."""
    return [voter.person for voter in pulse.voters.filter(has_voted=False).select_related("person").order_by("id")]
