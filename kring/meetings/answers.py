"""Answers to invitations that came by mail: a decline is an absence, an accept takes it back."""

from __future__ import annotations

from datetime import datetime

from kring.calendars.actions import is_taken
from kring.calendars.queries import find_invitation
from kring.calendars.rules.answers import Answer, Will, read_answer
from kring.kernel.errors import Refusal
from kring.meetings import absence, queries
from kring.meetings.models import Meeting
from kring.people.models import Person


def take_letter(letter: bytes, *, now: datetime) -> bool:
    """A mail that came in. True when it was somebody's own answer to an invitation, and Kring acted on it."""
    answer = read_answer(letter)
    return answer is not None and _take(answer, now=now)


def _take(answer: Answer, *, now: datetime) -> bool:
    invitation = find_invitation(answer.uid)
    if invitation is None or not is_taken(invitation, answer):
        return False
    meeting = Meeting.objects.filter(pk=invitation.meeting).select_related("group__organisation").first()
    if meeting is None or invitation.person not in queries.members_of(meeting.group, at=meeting):
        return False
    try:
        _report(meeting, answer.will, by=invitation.person, now=now)
    except Refusal:  # it is over, begun or off by now: nothing to change, and nobody there to tell
        return False
    return True


def _report(meeting: Meeting, will: Will, *, by: Person, now: datetime) -> None:
    report = absence.report_absent if will is Will.STAY_AWAY else absence.report_present
    report(meeting, by=by, now=now)
