"""Reading polls: who still has to answer, and the best set of dates as it stands now."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kring.dates.models import Answer, Closure, Poll, Slot
from kring.dates.rules.avoiding import Region, days, known_until
from kring.dates.rules.choosing import Asked, Can
from kring.groups.models import Group
from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.kernel.errors import NotFound
from kring.meetings.models import Meeting
from kring.meetings.queries import coming_meetings, members_of, participants_of
from kring.meetings.turns import rota_of
from kring.organisations.models import Organisation
from kring.people.models import Person

LEEWAY = timedelta(weeks=1)  # how much sooner or later than wished one meeting may follow another, at most


def access_poll(person: Person, group_id: uuid.UUID, poll_id: uuid.UUID, *, to: May) -> Poll:
    """The poll of this group, if `person` may do this with the group."""
    group = access_group(person, group_id, to=to)
    poll = Poll.objects.filter(id=poll_id, group=group).select_related("meeting", "asked_by").first()
    if poll is None:
        raise NotFound(_("There is no such question about dates."))
    poll.group = group
    return poll


def closures_of(organisation: Organisation, *, since: date) -> list[Closure]:
    """What is not yet over on `since`, in order."""
    return list(organisation.closures.filter(last__gte=since))


def closed_days(organisation: Organisation, first: date, last: date, *, region: str = "") -> frozenset[date]:
    """Each day from `first` to `last` on which this organisation does not meet, or a school holiday of `region`."""
    found = organisation.closures.filter(region=region, last__gte=first, first__lte=last)
    return frozenset(day for each in found for day in days(max(first, each.first), min(last, each.last)))


def days_met(group: Group, *, now: datetime, but: Meeting | None = None) -> frozenset[date]:
    """Days on which the group meets already: no second meeting is asked for there."""
    return frozenset(localdate(each.starts_at) for each in coming_meetings(group, now=now) if each != but)


def knows_school(organisation: Organisation, region: Region, last: date) -> bool:
    """Whether the school holidays are known up to the year of `last`: by themselves, or as a coordinator added them."""
    rows = organisation.closures.filter(region=region.value)
    added = {day.year for row in rows for day in (row.first, row.last)}
    return added >= set(range(known_until(region) + 1, last.year + 1))


def open_polls(group: Group) -> list[Poll]:
    return list(group.polls.filter(decided_at=None).select_related("meeting"))


def ahead(poll: Poll, *, now: datetime) -> list[Slot]:
    """The moments that are still to come, in order, and at which the group does not meet already."""
    meetings = coming_meetings(poll.group, now=now)
    taken = [meeting for meeting in meetings if meeting.pk != poll.meeting_id]
    slots = poll.slots.filter(starts_at__gt=now).select_related("poll")
    return [slot for slot in slots if not any(_overlap(slot, meeting) for meeting in taken)]


def _overlap(slot: Slot, meeting: Meeting) -> bool:
    return meeting.starts_at < slot.ends_at and slot.starts_at < meeting.ends_at


def answers_of(poll: Poll, person: Person) -> dict[int, str]:
    """Slot -> what this person said."""
    return dict(Answer.objects.filter(slot__poll=poll, person=person).values_list("slot_id", "can"))


def missing(poll: Poll, *, now: datetime) -> list[Person]:
    """Who in the group now has not answered about every moment still to come, by seat."""
    wanted = {slot.pk for slot in ahead(poll, now=now)}
    given: dict[uuid.UUID, set[int]] = {}
    for slot, person in Answer.objects.filter(slot__in=wanted).values_list("slot_id", "person_id"):
        given.setdefault(person, set()).add(slot)
    return [person for person in members_of(poll.group) if wanted - given.get(person.pk, set())]


def waiting_polls(person: Person, groups: Collection[Group], *, now: datetime) -> list[Poll]:
    """Open polls that wait for somebody's answer, the soonest deadline first."""
    polls = Poll.objects.filter(group__in=groups, decided_at=None).select_related("group").order_by("closes_at")
    return [poll for poll in polls if person in missing(poll, now=now)]


def asked(poll: Poll, *, now: datetime, pinned: Collection[int] = ()) -> Asked:
    """Everything that decides the best set of dates. Who left is not in it, who joined is."""
    slots = ahead(poll, now=now)
    people = [str(person.pk) for person in members_of(poll.group)]
    presenting = {str(person.pk) for person in participants_of(poll.group)}
    rows = Answer.objects.filter(slot__in=slots).values_list("slot_id", "person_id", "can")
    numbers = sorted({slot.round for slot in slots})
    return Asked(
        rounds=tuple(tuple(slot.pk for slot in slots if slot.round == number) for number in numbers),
        starts={slot.pk: slot.starts_at for slot in slots},
        people=tuple(people),
        said={(slot, str(person)): Can(can) for slot, person, can in rows},
        quorum=rota_of(poll.group).quorum,
        nearest=timedelta(weeks=poll.weeks) - min(LEEWAY, timedelta(weeks=poll.weeks) / 2),
        farthest=timedelta(weeks=poll.weeks) + 2 * LEEWAY,
        guides=frozenset(people) - presenting,
        pinned=frozenset(pinned) & {slot.pk for slot in slots},
    )


def has_answers(poll: Poll) -> bool:
    return Answer.objects.filter(slot__poll=poll).exists()
