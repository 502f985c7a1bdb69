"""Every write of lists and their rows. Proposals are in `proposing`, publishing in `publishing`."""

from __future__ import annotations

import uuid
import zlib
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from kring.composition.rules import volunteer as pure
from kring.kernel.errors import Invalid, NotAllowedNow
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.organisations.models import Organisation
from kring.people.actions import make_person
from kring.people.models import Person
from kring.volunteers import queries
from kring.volunteers.following import list_changed
from kring.volunteers.models import WORD, Entry, Pool, Rule, Upload
from kring.volunteers.rules.lists import MOST_PEOPLE

KEPT = timedelta(days=180)  # a list, unless its groups were made: see publishing
WAITS = timedelta(days=1)  # a file for its confirmation
AT_ONCE = 100  # letters in one job
OWN = ("profession", "site", "remote", "slots", "wishes", "avoid")  # what people say themselves: no file changes it
PLACE = ("team", "department", "level")  # people correct these too; a later file of the organisation may know better
FROM_FILE = ("name", "mail", "profession", "family", "team", "manager", "department", "level", "site", "remote")
SETS = ("slots", "wishes", "avoid")
COUNTS = (*FROM_FILE[1:], *SETS)  # what groups depend on: all but the name


@transaction.atomic
def make_pool(organisation: Organisation, *, name: str, smallest: int, largest: int, now: datetime) -> Pool:
    return Pool.objects.create(
        organisation=organisation,
        name=name.strip(),
        smallest=smallest,
        largest=largest,
        made_at=now,
        kept_until=now + KEPT,
    )


@transaction.atomic
def copy_pool(pool: Pool, *, now: datetime) -> Pool:
    """A new list of the same people, for another round. Who is pinned, placed or kept apart does not come along."""
    name = f"{pool.name[: WORD - 3]} 2"
    copy = make_pool(pool.organisation, name=name, smallest=pool.smallest, largest=pool.largest, now=now)
    copy.chart = pool.chart
    copy.save(update_fields=["chart"])
    entries = list(pool.entries.order_by("id"))
    for entry in entries:
        entry.pk, entry.pool = None, copy
    Entry.objects.bulk_create(entries, batch_size=500)
    return copy


@transaction.atomic
def change_pool(pool: Pool, *, name: str, smallest: int, largest: int) -> None:
    pool.name, pool.smallest, pool.largest = name.strip(), smallest, largest
    pool.save(update_fields=["name", "smallest", "largest"])


def forget_pool(pool: Pool) -> None:
    """Everything of the list goes: rows, proposals, files. Groups that were made of it stay."""
    pool.delete()


def forget_old(*, now: datetime) -> None:
    """Lists past their day, and files that nobody confirmed."""
    Pool.objects.filter(kept_until__lt=now).delete()
    Upload.objects.filter(made_at__lt=now - WAITS).delete()


@transaction.atomic
def keep_upload(pool: Pool, *, content: bytes, chart: bytes, now: datetime) -> Upload:
    """Keeps a file until somebody confirms it; the one before it goes."""
    Upload.objects.filter(pool=pool).delete()
    squeezed = zlib.compress(chart) if chart else b""
    return Upload.objects.create(pool=pool, content=zlib.compress(content), chart=squeezed, made_at=now)


@transaction.atomic
def confirm_upload(upload: Upload) -> int:
    """Puts everybody in the file on the list, all or nobody; how many that are.

    A row that is there already changes, but for what its own person corrected.
    """
    pool = Pool.objects.select_for_update().get(pk=upload.pool_id)
    seen = queries.preview(upload)
    if seen.faults:
        raise NotAllowedNow(_("This file still has faults. Nothing was put on the list."))
    if seen.chart:
        pool.chart = dict(seen.chart)
        pool.save(update_fields=["chart"])
    put_entries(pool, seen.volunteers)
    upload.delete()
    return len(seen.volunteers)


@transaction.atomic
def put_entries(pool: Pool, people: Sequence[pure.Volunteer], columns: Collection[str] = FROM_FILE) -> None:
    """Puts people on the list, or changes who is there: from a file, or from sign-ups elsewhere in Kring.

    Those know some `columns` only; what else stands in a row that is there already stays.
    """
    known = {entry.key: entry for entry in pool.entries.all()}
    before = {key: _counts(entry) for key, entry in known.items()}
    rows = [_filled(known.get(one.id) or Entry(pool=pool, key=one.id), one, columns) for one in people]
    there = [row.pk for row in rows if row.pk is not None]
    for nth in range(0, len(there), AT_ONCE):  # two rows may trade addresses, and each address stands once
        pool.entries.filter(pk__in=there[nth : nth + AT_ONCE]).update(mail="")
    for row in rows:
        row.pk = None  # found again by its key
    Entry.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["pool", "key"],
        update_fields=[*FROM_FILE, *SETS],
    )
    if any(before.get(row.key) != _counts(row) for row in rows):
        list_changed(pool)


def _counts(entry: Entry) -> tuple[object, ...]:
    """What of a row the groups depend on."""
    return tuple(getattr(entry, name) for name in COUNTS)


def _filled(entry: Entry, one: pure.Volunteer, columns: Collection[str]) -> Entry:
    """The row with what the file says. What its person corrected stays, and an empty list takes nothing away."""
    own = set(OWN) if entry.corrected_at else set()
    for name in columns:
        if name not in own:
            setattr(entry, name, getattr(one, name))
    for name in SETS:
        if name not in own and (getattr(one, name) or entry.pk is None):
            setattr(entry, name, sorted(getattr(one, name)))
    entry.mail = entry.mail.lower()
    return entry


@transaction.atomic
def add_entry(pool: Pool, fields: dict[str, Any]) -> Entry:
    """One person by form. Without an id of their own they get the next number."""
    if pool.entries.count() >= MOST_PEOPLE:
        raise NotAllowedNow(_("This list is full. Make another one."))
    key = fields.pop("key", "") or _free_key(pool)
    try:
        with transaction.atomic():
            entry = Entry.objects.create(pool=pool, key=key, **fields)
    except IntegrityError:
        raise Invalid(_("Somebody on the list has this id or this mail address already.")) from None
    list_changed(pool)
    return entry


def _free_key(pool: Pool) -> str:
    number = pool.entries.count() + 1
    while pool.entries.filter(key=str(number)).exists():
        number += 1
    return str(number)


@transaction.atomic
def change_entry(entry: Entry, fields: dict[str, Any]) -> None:
    """What a coordinator changes in a row: anything but whom the person avoids."""
    before = _counts(entry)
    for name, value in fields.items():
        setattr(entry, name, value)
    try:
        with transaction.atomic():
            entry.save(update_fields=[*fields])
    except IntegrityError:
        raise Invalid(_("Somebody on the list has this id or this mail address already.")) from None
    if _counts(entry) != before:
        list_changed(entry.pool)


@transaction.atomic
def correct_own(entry: Entry, fields: dict[str, Any], *, now: datetime) -> None:
    """What a person says of themself. A file that comes later changes where they work at most."""
    said = [name for name in (*OWN, *PLACE) if name in fields]
    before = _counts(entry)
    for name in said:
        setattr(entry, name, fields[name])
    entry.corrected_at = now
    entry.save(update_fields=[*said, "corrected_at"])
    if _counts(entry) != before:
        list_changed(entry.pool)


@transaction.atomic
def remove_entry(entry: Entry) -> None:
    """Takes somebody off the list, and out of every proposal."""
    pool = entry.pool
    entry.delete()
    list_changed(pool)


@transaction.atomic
def ask_everybody(pool: Pool, *, by: Person, now: datetime) -> None:
    """Asks everybody by mail to look at their own row. Once a day is enough."""
    if pool.asked_at is not None and now - pool.asked_at < timedelta(days=1):
        raise NotAllowedNow(_("Everybody was asked in the last day. Give them time to answer."))
    pool.asked_at = now
    pool.save(update_fields=["asked_at"])
    ask_some.enqueue(str(pool.id), 0, by.language)


@task()
def ask_some(pool_id: str, after: int, language: str) -> None:
    """Writes to the next hundred, then asks for the rest: a job never holds the database for long."""
    with transaction.atomic():
        rows = Entry.objects.filter(pool=uuid.UUID(pool_id), id__gt=after).exclude(mail="").order_by("id")
        entries = list(rows[:AT_ONCE])
        for entry in entries:
            invite_to_own(entry, language=language)
        if len(entries) == AT_ONCE:
            ask_some.enqueue(pool_id, entries[-1].id, language)


def invite_to_own(entry: Entry, *, language: str) -> None:
    """A letter that leads to the person's own row. Who is new to Kring gets the letter that explains it."""
    person = make_person(name=entry.name or entry.key, email=entry.mail, language=language)
    notice = Notice.INVITED if person.last_login is None else Notice.LIST_WAITS
    tell(person, notice, about=own_address(entry))


def own_address(entry: Entry) -> str:
    return f"/mijn-aanmelding/{entry.pool_id}/"


@transaction.atomic
def add_rule(pool: Pool, kind: str, one: Entry, other: Entry) -> Rule:
    """Never in one group, or rather together; a later word about the same two replaces an earlier."""
    if one == other:
        raise Invalid(_("Name two different people."))
    first, second = sorted((one, other), key=lambda entry: entry.pk)
    rule, _new = Rule.objects.update_or_create(pool=pool, one=first, other=second, defaults={"kind": kind})
    list_changed(pool)
    return rule


@transaction.atomic
def remove_rule(pool: Pool, rule_id: int) -> None:
    if pool.rules.filter(id=rule_id).delete()[0]:
        list_changed(pool)
