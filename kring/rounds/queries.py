"""Reading rounds: who is asked, who wrote, and what may be handed out."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.kernel.errors import NotFound
from kring.people.models import Person
from kring.rounds.models import Round, Writer
from kring.sealed.models import Item
from kring.sealed.queries import items_as_opened, log_head, newest_of


def access_round(person: Person, group_id: uuid.UUID, round_id: uuid.UUID, *, to: May) -> Round:
    """A round over days, if `person` may do this with its group."""
    group = access_group(person, group_id, to=to)
    found = Round.objects.filter(id=round_id, group=group).exclude(kind=Round.Kind.VOTE).first()
    if found is None:
        raise NotFound(_("This round does not exist, or is not for you."))
    found.group = group
    return found


def vote_on(meeting: uuid.UUID) -> Round | None:
    """The vote on the cases of a meeting, once somebody voted."""
    return Round.objects.select_related("group").filter(meeting=meeting).first()


def rounds_of(group: Group) -> list[Round]:
    """The group's rounds over days: those that are open first, then the others, newest first."""
    rounds = Round.objects.filter(group=group).exclude(kind=Round.Kind.VOTE)
    running = rounds.filter(opened_at=None).order_by("closes_at", "id")
    return [*running, *rounds.exclude(opened_at=None).order_by("-closes_at", "id")]


def running(group: Group, *, now: datetime) -> list[Round]:
    """The group's rounds over days that are not open yet, the first to close first."""
    rounds = Round.objects.filter(group=group, opened_at=None, closes_at__gt=now).exclude(kind=Round.Kind.VOTE)
    return list(rounds.order_by("closes_at", "id"))


def waiting_for(person: Person, group: Group, *, now: datetime) -> list[Round]:
    """Of those, the rounds in which this person is asked and has not written."""
    asked = Writer.objects.filter(person=person, item=None, round__in=running(group, now=now)).values("round")
    return [round_ for round_ in running(group, now=now) if round_.pk in {row["round"] for row in asked}]


def asked_of(person: Person) -> list[tuple[Round, bool]]:
    """Every round over days in which this person was ever asked, oldest first, and whether they wrote."""
    rows = Writer.objects.filter(person=person).exclude(round__kind=Round.Kind.VOTE).select_related("round")
    return [(row.round, row.item is not None) for row in rows.order_by("round__begun_at", "round")]


def inside(group: Group) -> list[Person]:
    """Members by the group's log who have not left, clockwise around the table."""
    roster = log_head(group.id).roster
    seats = group.memberships.filter(left_at=None, person__in=map(uuid.UUID, roster)).select_related("person")
    return [seat.person for seat in seats.order_by("seat")]


def asked(round_: Round) -> list[str]:
    """Ids of who is asked to write and is still in the group, by seat."""
    writers = {str(person) for person in round_.writers.values_list("person_id", flat=True)}
    return [str(person.pk) for person in inside(round_.group) if str(person.pk) in writers]


def wrote(round_: Round) -> list[str]:
    """Ids of who wrote, by seat: the order tells nothing. Also of who left since: their text stays."""
    rows = {str(person) for person in round_.writers.exclude(item=None).values_list("person_id", flat=True)}
    seats = round_.group.memberships.order_by("seat").values_list("person_id", flat=True)
    return [str(person) for person in seats if str(person) in rows]


def own_text(round_: Round, person: Person) -> Item | None:
    """What this person wrote, also while nobody else may have it."""
    writer = round_.writers.filter(person=person).exclude(item=None).first()
    return newest_of(writer.item) if writer and writer.item else None


def texts(round_: Round) -> list[Item]:
    """What everybody wrote, in the order of the ids; nothing before the round is open."""
    if round_.opened_at is None:
        return []
    ids = round_.writers.exclude(item=None).values_list("item", flat=True)
    return items_as_opened(round_.group_id, [item for item in ids if item])


def question_of(round_: Round) -> Item | None:
    return newest_of(round_.question) if round_.question else None
