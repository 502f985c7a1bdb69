"""Making what a programme and its group kept unreadable and gone, all or nothing, and what remains of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.db import connection, models

from kring.calendars.models import Invitation
from kring.closing.models import TookPart
from kring.closing.queries import attended
from kring.groups.models import Group
from kring.groups.queries import group_of
from kring.programmes.models import Programme, Step
from kring.programmes.rules.lifecycle import MOVES
from kring.quotes.models import Quote
from kring.rooms.models import Event
from kring.sealed.models import EpochWrap, Item, LogEntry, LogHead

# Of everything that points to a programme only this stays. A new table goes with the rest unless it is named here.
STAYS: tuple[type[models.Model], ...] = (TookPart, Quote, Step)


def shred(programme: Programme) -> None:
    """Delete it, in the caller's transaction. Steps stay as what and when, without reasons."""
    group = group_of(programme)
    if group:
        for kept in attended(group):
            kept.programme = programme
            kept.save()
        shred_group(group)
    for model, field in pointing_to(Programme):
        if model not in STAYS:
            model._base_manager.filter(**{field: programme}).delete()  # noqa: SLF001 - Django's own name
    programme.steps.filter(name__in=[name for name, move in MOVES.items() if move.about_a_person]).delete()
    programme.steps.update(why="", about=None)
    Programme.objects.filter(pk=programme.pk).update(question="")


def shred_group(group: Group) -> None:
    """Every byte that the group sealed, its rooms, meetings and rounds, and the group itself."""
    meetings: list[uuid.UUID] = list(group.meetings.values_list("id", flat=True))
    Event.objects.filter(room__in=meetings).delete()
    Invitation.objects.filter(meeting__in=meetings).delete()
    for table in (Item, EpochWrap, LogEntry, LogHead):
        table.objects.filter(group=group.pk).delete()
    group.delete()


def pointing_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Every table with a foreign key to this one, and the name of that key."""
    for relation in model._meta.get_fields(include_hidden=True):  # noqa: SLF001 - Django's own name
        if isinstance(relation, models.ManyToOneRel):
            yield relation.related_model, relation.field.name


def wipe() -> None:
    """After the transaction: let nothing of it linger in SQLite's log beside the database. What was deleted in the
    database itself is zeroed already (`secure_delete`). Waits for readers as long as any statement does.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
