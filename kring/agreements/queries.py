"""Reading what the server knows of an agreement: numbers, names under it for members, and dates. Never its text."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.utils.timezone import localdate

from kring.agreements.models import Copy, Review
from kring.groups.models import Group
from kring.people.models import Person
from kring.sealed.models import LogHead
from kring.sealed.queries import log_head


class Standing(NamedTuple):
    """How a group stands with its agreement, as one of its people sees it.

    `waits` says what waits for the reader: "sign" (the newest version, or the one in force before they come in),
    "review" (the day to look again has come), or nothing.
    """

    newest: int
    in_force: int
    waits: str
    review_on: date | None


def is_in_force(group: Group) -> bool:
    """Whether all members signed one agreement: all that anybody outside the group is told."""
    return bool(log_head(group.id).agreement.get("in_force"))


def standing(group: Group, person: Person, *, now: datetime) -> Standing:
    """For somebody of the group itself; of who only asks to come in `waits` is all there is to know."""
    head = log_head(group.id)
    said = {"newest": 0, "in_force": 0, **head.agreement}
    review_on = Review.objects.filter(group=group).values_list("on", flat=True).first()
    if str(person.pk) not in head.roster:
        waits = "sign" if _may_sign_to_come_in(head, group, person) else ""
    elif head.is_closed:
        waits = ""
    elif said["newest"] and str(person.pk) not in said["signed"]:
        waits = "sign"
    else:
        waits = "review" if said["in_force"] and review_on and review_on <= localdate(now) else ""
    return Standing(said["newest"], said["in_force"], waits, review_on)


def _may_sign_to_come_in(head: LogHead, group: Group, person: Person) -> bool:
    """A member gave them the agreement in force to read, and they did not sign it yet."""
    in_force, joining = head.agreement.get("in_force", 0), head.agreement.get("joining", [])
    copies = Copy.objects.filter(group=group, person=person, number=in_force)
    return str(person.pk) in head.asking and str(person.pk) not in joining and copies.exists()


def copies_for(group: Group, person: Person) -> list[Copy]:
    """The copies that were sealed to this person, whichever identity they had."""
    return list(Copy.objects.filter(group=group, person=person).order_by("number", "id"))


def copies_of(group: Group) -> list[Copy]:
    """Who was handed which version: for members, so that they need not do it twice."""
    return list(Copy.objects.filter(group=group).order_by("number", "id").defer("sealed_text"))
