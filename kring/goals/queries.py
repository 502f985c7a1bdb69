"""Reading who may see whose, and what is shown to whom."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from kring.goals.rules.circle import ROLES, Link, Seat, holds_since, links
from kring.kernel.errors import NotPermitted
from kring.people.models import Identity, Person
from kring.programmes.models import Party, Programme
from kring.programmes.rules.lifecycle import Role, State
from kring.sealed import queries as sealed
from kring.sealed.models import SharedItem
from kring.sealed.rules.item import parse_header

OVER = (State.DECLINED, State.STOPPED, State.ENDED)  # nothing is shown any more


class Reader(NamedTuple):
    """Somebody to whom one may show something. `identity` is None until they set up their access."""

    person: Person
    links: list[Link]
    identity: Identity | None


class Shown(NamedTuple):
    """Something of one's own that one shows. `ended`: the reader left, or stopped being what they were."""

    item: SharedItem
    ended: bool
    is_for_lost_keys: bool


def taking_part(person: Person) -> list[Programme]:
    """Where somebody takes part now, newest first."""
    own = Party.objects.filter(person=person, until=None, role=Role.PARTICIPANT).values("programme")
    return list(Programme.objects.filter(id__in=own).exclude(state__in=OVER))


def links_of(person: Person) -> dict[uuid.UUID, list[Link]]:
    """Everybody this person may show something to now, by id, and from when on."""
    own = Party.objects.filter(person=person, until=None, role__in=ROLES).exclude(programme__state__in=OVER)
    rows = Party.objects.filter(programme__in=own.values("programme"), until=None, role__in=ROLES)
    seats = [Seat(row.programme_id, row.person_id, Role(row.role), row.about_id, row.since) for row in rows]
    return links(seats, person.pk)


def readers_of(person: Person) -> list[Reader]:
    """By name."""
    found = links_of(person)
    known = newest_identities(found)
    people = Person.objects.filter(pk__in=list(found)).order_by("name", "pk")
    return [Reader(each, found[each.pk], known.get(each.pk)) for each in people]


def get_reader(person: Person, reader: uuid.UUID) -> Reader:
    """Somebody who may be shown something of `person`. Raises NotPermitted for everybody else."""
    for each in readers_of(person):
        if each.person.pk == reader:
            return each
    raise NotPermitted(_("You cannot show this to them: they are not your manager or intervisor. Nothing was shown."))


def newest_identities(people: Collection[uuid.UUID]) -> dict[uuid.UUID, Identity]:
    """By person; who set up no access is not in it."""
    return {each.person_id: each for each in Identity.objects.filter(person__in=list(people)).order_by("number")}


def shown_by(owner: Person) -> list[Shown]:
    """What somebody shows or showed, oldest first."""
    found = links_of(owner)
    items = sealed.shown_by(owner)
    known = newest_identities({item.reader_id for item in items})
    return [Shown(item, not _holds(found, item.reader_id, item), _is_for_lost_keys(item, known)) for item in items]


def shown_to(reader: Person) -> list[tuple[SharedItem, Identity]]:
    """What somebody may read now, oldest first, with the identity under which it was sealed."""
    found = links_of(reader)
    items = [item for item in sealed.shown_to(reader) if _holds(found, item.owner_id, item)]
    owners = Identity.objects.filter(person__in={item.owner_id for item in items})
    known = {(each.person_id, each.number): each for each in owners}
    by = [(item, known.get((item.owner_id, parse_header(bytes(item.sealed_item)).epoch))) for item in items]
    return [(item, identity) for item, identity in by if identity is not None]


def _holds(found: dict[uuid.UUID, list[Link]], other: uuid.UUID, item: SharedItem) -> bool:
    return holds_since(found.get(other, ()), item.at)


def _is_for_lost_keys(item: SharedItem, known: dict[uuid.UUID, Identity]) -> bool:
    """The reader made a new identity since: it has to be sealed again before they can read it."""
    newest = known.get(item.reader_id)
    if item.withdrawn_at is not None or newest is None:
        return False
    return parse_header(bytes(item.sealed_item)).head_seq != newest.number
