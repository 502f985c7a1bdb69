"""Every write of reflection: what somebody says they did, and whether they want to be reminded."""

from __future__ import annotations

from datetime import datetime

from kring.meetings.models import Meeting
from kring.people.models import Person
from kring.reflection.models import Progress, Wish

STEPS = ("prepared", "reported")


def say_done(meeting: Meeting, step: str, *, done: bool, by: Person, now: datetime) -> Progress:
    """Somebody prepared or reported, or takes that back. The first moment stays."""
    row, _is_new = Progress.objects.get_or_create(meeting=meeting, person=by)
    field = f"{step}_at"
    if done != (getattr(row, field) is not None):
        setattr(row, field, now if done else None)
        row.save(update_fields=[field])
    return row


def wish_reminders(person: Person, *, wanted: bool, now: datetime) -> None:
    if wanted:
        Wish.objects.get_or_create(person=person, defaults={"made_at": now})
    else:
        Wish.objects.filter(person=person).delete()
