"""What members fill in after a meeting: begin, end, and of each whether they were there, came late or left early."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from kring.meetings.attendance import Attended, began_and_ended
from kring.meetings.models import Meeting
from kring.meetings.rules.presence import ABSENT, LONGEST, Presence, nearest, within
from kring.people.models import Person

ZONE = ZoneInfo(settings.TIME_ZONE)


def _time(label: Any = None, *, required: bool = False) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, required=required, widget=widget)


class AttendanceForm(forms.Form):
    """Times are of the clock in Amsterdam on the day of the meeting. An empty time is the begin or the end."""

    begin = _time(_("Really began"), required=True)
    end = _time(_("Really ended"), required=True)

    def __init__(self, data: Any = None, *, meeting: Meeting, attended: Sequence[Attended]) -> None:
        self.began, self.ended = _span(meeting, attended)
        initial: dict[str, Any] = {"begin": _wall(self.began), "end": _wall(self.ended)}
        super().__init__(data, initial=initial)
        self.meeting, self.people = meeting, [each.person for each in attended]
        for each in attended:
            self._add(each)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Per person: who, whether they were there, and the two times, which stay empty for most."""
        for person in self.people:
            times = [self[f"came_{person.pk}"], self[f"left_{person.pk}"]]
            yield {"person": person, "there": self[f"there_{person.pk}"], "times": times}

    def said(self) -> dict[Person, Presence]:
        return dict(self.cleaned_data["said"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        began = nearest(said["begin"], self.began, ZONE)
        ended = nearest(said["end"], max(self.ended, began), ZONE)
        if not began < ended <= began + LONGEST:
            self.add_error("end", _("The end is before the beginning."))
            return said
        said["said"] = {person: self._presence(person, began, ended) for person in self.people}
        return said

    def _add(self, each: Attended) -> None:
        key, presence = each.person.pk, each.presence
        self.fields[f"there_{key}"] = forms.BooleanField(required=False, initial=presence.was_there)
        self.fields[f"came_{key}"] = _time(_("Came at"))
        self.fields[f"left_{key}"] = _time(_("Left at"))
        self.initial[f"came_{key}"] = _wall(presence.came_at) if presence.came_at != self.began else None
        self.initial[f"left_{key}"] = _wall(presence.left_at) if presence.left_at != self.ended else None

    def _presence(self, person: Person, began: datetime, ended: datetime) -> Presence:
        if not self.cleaned_data[f"there_{person.pk}"]:
            return ABSENT
        came = self._moment(f"came_{person.pk}", began, ended, usual=began)
        left = self._moment(f"left_{person.pk}", began, ended, usual=ended, last=True)
        if came and left and came >= left:
            self.add_error(f"left_{person.pk}", _("They left before they came."))
        return Presence(was_there=True, came_at=came, left_at=left)

    def _moment(
        self, field: str, began: datetime, ended: datetime, *, usual: datetime, last: bool = False
    ) -> datetime | None:
        wall = self.cleaned_data.get(field)
        if wall is None:
            return usual
        moment = within(wall, began, ended, ZONE, last=last)
        if moment is None:
            self.add_error(field, _("That is not between begin and end."))
        return moment


def _span(meeting: Meeting, attended: Sequence[Attended]) -> tuple[datetime, datetime]:
    """Begin and end as they were filled in; until then as supposed."""
    said = [each.presence for each in attended if each.filled_at and each.presence.was_there]
    came = [presence.came_at for presence in said if presence.came_at]
    left = [presence.left_at for presence in said if presence.left_at]
    began, ended = began_and_ended(meeting)
    return (min(came), max(left)) if came and left else (began, ended)


def _wall(at: datetime | None) -> time | None:
    return localtime(at).time().replace(second=0, microsecond=0) if at else None
