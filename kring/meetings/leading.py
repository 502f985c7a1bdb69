"""Who leads a group on its way to independence: the intervisor at first, then its members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.meetings.models import Meeting
from kring.meetings.queries import guests
from kring.people.models import Person
from kring.programmes.models import Handover

BESIDE = {
    Handover.LED_WITH_MEMBER.value: _("%(name)s, the intervisor, sits beside who facilitates."),
    Handover.MEMBER_LEADS.value: _("%(name)s, the intervisor, is there in the background."),
}
FIRST_LED = 2  # meetings at the beginning of a programme that the intervisor is planned to lead


@dataclass(frozen=True, slots=True)
class Leading:
    """How far a group carries its own meetings. `intervisor` is who guides it now; None where nobody does."""

    level: str
    intervisor: Person | None

    def leads(self, number: int, *, is_next: bool) -> bool:
        """Whether the intervisor facilitates the meeting with this number, counted from 0 over the whole programme.

        The first ones; and the next one for as long as the group has not taken over, whatever was planned.
        """
        return self.intervisor is not None and self.level == Handover.LED and (is_next or number < FIRST_LED)


def leading(group: Group) -> Leading:
    guides = group.memberships.filter(left_at=None, guides=True).exclude(person__in=guests(group).values("person"))
    guide = guides.select_related("person").order_by("seat").first()
    level = group.programme.handover if group.programme else Handover.ALONE
    return Leading(level, guide.person if guide else None)


def leader(group: Group, meeting: Meeting, *, now: datetime) -> Person | None:
    """The intervisor, when they are to facilitate this coming meeting; None when a member does."""
    found = leading(group)
    before = group.meetings.filter(cancelled_at=None, starts_at__lt=meeting.starts_at)
    is_next = not before.filter(closed_at=None, room__isnull=True, ends_at__gt=now).exists()
    return found.intervisor if found.leads(before.count(), is_next=is_next) else None


def participants(group: Group) -> dict[str, datetime]:
    """Who takes turns, by seat, and since when: id -> when they were asked in."""
    rows = group.memberships.filter(left_at=None, guides=False).order_by("seat").values_list("person_id", "made_at")
    return {str(person): made_at for person, made_at in rows}


def guides(group: Group, person: Person) -> bool:
    return group.memberships.filter(left_at=None, guides=True, person=person).exists()


def beside(group: Group) -> str:
    """How the intervisor is there when a member facilitates, as a sentence; nothing where no intervisor guides."""
    found = leading(group)
    if found.intervisor is None or found.level not in BESIDE:
        return ""
    return str(BESIDE[found.level]) % {"name": found.intervisor.name}
