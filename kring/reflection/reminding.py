"""Mails that people asked for, the day before a meeting and the day after, until they have done the thing.

They share the rows and the moments of the other reminders of a meeting (`meetings.reminding`): whoever gets one of
those then gets no second mail, because its page says what waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from kring.meetings import reminding as meetings
from kring.meetings.models import Meeting, Reminded
from kring.meetings.queries import away, members_of
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person
from kring.reflection.models import Progress, Wish
from kring.reflection.queries import was_there

DAYS_AFTER = 1


def remind(*, now: datetime) -> None:
    """Send what is due. Belongs after the meetings' own reminders, so that one mail is enough."""
    Progress.objects.filter(person__is_active=False).delete()  # who left for good is not kept here either
    if not Wish.objects.exists():
        return
    for meeting in _near(now):
        if meeting.starts_at > now >= meeting.starts_at - meetings.BEFORE and meeting.made_at < now - meetings.BEFORE:
            gone = away(meeting)
            comes = [person for person in _wishing(meeting, "prepared_at") if str(person.pk) not in gone]
            _send(meeting, "prepare", comes, beside="role", now=now)
        elif meetings.is_due(meeting, DAYS_AFTER, now=now):
            came = [person for person in _wishing(meeting, "reported_at") if was_there(person, meeting)]
            _send(meeting, "report", came, beside=f"attendance-{DAYS_AFTER}", now=now)


def _near(now: datetime) -> list[Meeting]:
    since, until = now - timedelta(days=DAYS_AFTER + 2), now + meetings.BEFORE
    near = Meeting.objects.filter(Q(ends_at__gt=since) & Q(starts_at__lte=until), cancelled_at=None)
    return list(near.select_related("group"))


def _wishing(meeting: Meeting, done: str) -> Iterable[Person]:
    """Members who want to be reminded and have not done it yet."""
    wishing = set(Wish.objects.values_list("person_id", flat=True))
    rows = Progress.objects.filter(meeting=meeting, **{f"{done}__isnull": False})
    have_done = set(rows.values_list("person_id", flat=True))
    return (person for person in members_of(meeting.group) if person.pk in wishing - have_done)


def _send(meeting: Meeting, about: str, people: Iterable[Person], *, beside: str, now: datetime) -> None:
    """`beside` names the reminder that goes at the same moment: who has had that one is told enough."""
    told = set(meeting.reminded.filter(about=beside).values_list("person_id", flat=True))
    sent = set(meeting.reminded.filter(about=about).values_list("person_id", flat=True))
    pages = {"prepare": "reflection:preparation", "report": "reflection:report"}
    for person in (each for each in people if each.pk not in sent):
        with transaction.atomic():
            said = {"meeting": meeting, "person": person, "about": about}
            _row, is_new = Reminded.objects.get_or_create(**said, defaults={"at": now})
            if is_new and person.pk not in told:
                tell(person, Notice.OWN_WAITS, about=reverse(pages[about], args=[meeting.pk]))
