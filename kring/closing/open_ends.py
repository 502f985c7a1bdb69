"""What is still open before a programme is closed. Each is said in a sentence; none says anything of content."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kring.groups.queries import group_of
from kring.kernel.text import Text
from kring.meetings.models import Meeting
from kring.people.models import Person
from kring.programmes.models import Programme
from kring.programmes.queries import participants
from kring.talks.rules.kinds import Kind


def still_open(programme: Programme, *, now: datetime) -> list[Text]:
    """Everything that somebody may still want to do."""
    waiting = [person.name for person in without_talk(programme)]
    coming, unsaid = _meetings(programme, now=now)
    found = []
    if waiting:
        names = ", ".join(waiting)
        found.append(Text(f"Nog geen afrondend gesprek met: {names}.", f"No closing talk yet with: {names}."))
    if coming:
        found.append(
            Text(f"Bijeenkomsten die nog gepland staan: {coming}.", f"Meetings that are still planned: {coming}.")
        )
    if unsaid:
        found.append(
            Text(
                f"Bijeenkomsten zonder wie er was: {unsaid}. Vul dat eerst in.",
                f"Meetings without who was there: {unsaid}. Say that first.",
            )
        )
    return found


def without_talk(programme: Programme) -> list[Person]:
    """Participants with whom no closing talk was held."""
    held = programme.talks.filter(kind=Kind.CLOSING, cancelled_at=None).exclude(held_at=None)
    talked = set(held.values_list("about", flat=True))
    return [person for person in participants(programme) if person.pk not in talked]


def _meetings(programme: Programme, *, now: datetime) -> tuple[int, int]:
    """How many are still to come, and how many were held without anybody saying or showing who was there."""
    group = group_of(programme)
    planned: Iterable[Meeting] = (
        group.meetings.filter(cancelled_at=None).prefetch_related("attendance") if group else ()
    )
    over = [meeting.is_over(now=now) for meeting in planned]
    unsaid = [each for each in planned if each.is_over(now=now) and not each.seen and not each.attendance.all()]
    return over.count(False), len(unsaid)
