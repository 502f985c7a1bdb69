"""What somebody fills in to ask a group for dates."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kring.dates.actions import Question
from kring.dates.queries import closed_days, closures_of, knows_school
from kring.dates.rules.avoiding import Region, avoided, known_until
from kring.dates.rules.slots import MOST, WEEK, Pattern, rounds
from kring.meetings.models import Meeting
from kring.organisations.models import Organisation
from kring.rounds.rules.timing import closing

AMSTERDAM = ZoneInfo(settings.TIME_ZONE)
DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
DATES = ["%Y-%m-%d", "%d-%m-%Y"]
EARLIEST, LATEST = time(7), time(20)
LONGEST = timedelta(days=366)  # of one closure
WEEKDAYS = [
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
    ("5", _("Saturday")),
    ("6", _("Sunday")),
]
SCHOOLS = {
    Region.NORTH: _("School holidays, region north"),
    Region.MIDDLE: _("School holidays, region middle"),
    Region.SOUTH: _("School holidays, region south"),
}
REGIONS = [
    ("", _("Do not look at school holidays")),
    (Region.NORTH.value, _("Region north")),
    (Region.MIDDLE.value, _("Region middle")),
    (Region.SOUTH.value, _("Region south")),
]
FOR_WHOM = [("", _("Everybody in the organisation")), *((region.value, said) for region, said in SCHOOLS.items())]
NOT_KNOWN = _(
    "Kring knows the school holidays until the end of %(year)s. "
    "A coordinator adds later ones under “Closed days”. Or choose not to look at them."
)


class MoveForm(forms.Form):
    """Moments for one meeting. `Pattern` says what they mean."""

    first = forms.DateField(label=_("From which day?"), widget=DATE, input_formats=DATES)
    width = forms.IntegerField(label=_("How many weeks may it be in?"), min_value=1, max_value=8, initial=2)
    weekdays = forms.MultipleChoiceField(
        label=_("On which days?"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple, initial=["0", "1", "3"]
    )
    hours = forms.CharField(
        label=_("At what time may it begin?"),
        max_length=100,
        initial="13:00",
        help_text=_("Times with a space between them, such as 9:30 13:00."),
    )
    minutes = forms.IntegerField(label=_("How many minutes does it last?"), min_value=15, max_value=480, initial=120)
    public = forms.BooleanField(label=_("Leave out public holidays"), required=False, initial=True)
    region = forms.ChoiceField(label=_("Leave out school holidays?"), choices=REGIONS, required=False)
    closed = forms.BooleanField(label=_("Leave out the closed days of the organisation"), required=False, initial=True)
    without = forms.CharField(
        label=_("Other days that are not possible"),
        max_length=400,
        required=False,
        help_text=_("Dates with a space between them, such as 24-12-2026."),
    )
    days = forms.IntegerField(label=_("How many days do people have to answer?"), min_value=1, max_value=31, initial=7)

    def __init__(
        self,
        data: Any = None,
        *,
        now: datetime,
        organisation: Organisation,
        met: Collection[date] = (),
        **more: Any,
    ) -> None:
        """`met` are days on which the group meets already."""
        super().__init__(data, **more)
        self.now, self.organisation, self.met = now, organisation, met
        rows = closures_of(organisation, since=now.astimezone(AMSTERDAM).date())
        if all(row.region for row in rows):
            del self.fields["closed"]

    def clean_first(self) -> date:
        first: date = self.cleaned_data["first"]
        if first < self.now.astimezone(AMSTERDAM).date():
            raise ValidationError(_("This day has passed."))
        if first > self.now.date() + timedelta(days=400):
            raise ValidationError(_("This is more than a year ahead."))
        return first

    def clean_hours(self) -> tuple[time, ...]:
        found = {_time(word) for word in re.split(r"[\s,;]+", self.cleaned_data["hours"].strip())}
        if any(not EARLIEST <= each <= LATEST for each in found):
            raise ValidationError(_("Choose times between 7:00 and 20:00."))
        return tuple(sorted(found))

    def clean_without(self) -> frozenset[date]:
        return frozenset(_date(word) for word in re.split(r"[\s,;]+", self.cleaned_data["without"].strip()) if word)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors:
            self._find(said)
        return said

    def pattern(self, said: dict[str, Any]) -> Pattern:
        return Pattern(
            said["first"],
            count=said.get("count", 1),
            weeks=said.get("weeks", 1),
            width=said["width"],
            weekdays=tuple(int(each) for each in said["weekdays"]),
            hours=said["hours"],
            minutes=said["minutes"],
        )

    def question(self, meeting: Meeting | None = None) -> Question:
        said = self.cleaned_data
        return Question(
            said["rounds"],
            said["minutes"],
            closing(self.now, said["days"], AMSTERDAM),
            weeks=said.get("weeks", 1),
            place=said.get("place", ""),
            meeting=meeting,
        )

    def _find(self, said: dict[str, Any]) -> None:
        pattern = self.pattern(said)
        last = pattern.first + (pattern.count * pattern.weeks + pattern.width) * WEEK
        region = Region(said["region"]) if said["region"] else None
        if region and not knows_school(self.organisation, region, last):
            self.add_error("region", NOT_KNOWN % {"year": known_until(region)})
            return
        avoid = {*avoided(pattern.first, last, public=said["public"], region=region), *said["without"], *self.met}
        if region:
            avoid |= closed_days(self.organisation, pattern.first, last, region=region.value)
        if said.get("closed"):
            avoid |= closed_days(self.organisation, pattern.first, last)
        found = [[each for each in one if each > self.now] for one in rounds(pattern, avoid=avoid, zone=AMSTERDAM)]
        amount = sum(map(len, found))
        if amount > MOST:
            self.add_error("weekdays", _("That makes more than 60 moments. Choose fewer days, hours or weeks."))
        if not all(found):
            self.add_error(
                "weekdays", _("For one of the meetings no day is left. Choose more days, or fewer to avoid.")
            )
        said["rounds"] = found


class SeriesPollForm(MoveForm):
    """Moments for all meetings of a group at once."""

    count = forms.IntegerField(label=_("How many meetings?"), min_value=1, max_value=26, initial=6)
    weeks = forms.IntegerField(label=_("How many weeks from one to the next?"), min_value=1, max_value=26, initial=8)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    field_order = ("count", "weeks", "first", "width", "weekdays", "hours", "minutes", "place")

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["first"].label = _("From which day for the first?")
        self.fields["width"].label = _("How many weeks may each be in?")
        self.fields["width"].initial = 1
        self.fields["width"].help_text = _("With 2 Kring asks about the wished week and the one after.")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("width", 1) > said.get("weeks", 26):
            self.add_error("width", _("This is longer than from one meeting to the next."))
        return super().clean()


class ClosureForm(forms.Form):
    """Days on which an organisation does not meet."""

    name = forms.CharField(label=_("What is it?"), max_length=80, help_text=_("For example: study week."))
    first = forms.DateField(label=_("First day"), widget=DATE, input_formats=DATES)
    last = forms.DateField(label=_("Last day"), widget=DATE, input_formats=DATES)
    region = forms.ChoiceField(label=_("For whom?"), choices=FOR_WHOM, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        first, last = said.get("first"), said.get("last")
        if first and last and not first <= last <= first + LONGEST:
            self.add_error("last", _("The last day comes after the first, at most a year later."))
        return said


def _time(word: str) -> time:
    if not re.fullmatch(r"\d{1,2}[:.]\d\d", word):
        raise ValidationError(_("Write times like 9:30 and 13:00."))
    hour, minute = re.split("[:.]", word)
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise ValidationError(_("Write times like 9:30 and 13:00.")) from None


def _date(word: str) -> date:
    for form in DATES:
        try:
            return datetime.strptime(word, form).date()  # noqa: DTZ007 -- a day on the calendar, in no zone
        except ValueError:
            continue
    raise ValidationError(_("Write dates like 24-12-2026."))
