"""What somebody fills in to plan a meeting, or to change places in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from kring.meetings.actions import Plan
from kring.meetings.models import Way
from kring.meetings.rules.fit import faults_of_fit, minutes_for, size_fault
from kring.meetings.rules.video import video_fault
from kring.meetings.words import GUIDED_CHOICES, ROLE_NAMES, ROLE_QUESTIONS
from kring.methods.rules.method import DUTIES, FACILITATOR, PRESENTER, Method
from kring.people.models import Person
from kring.web.problem import spoken

AMSTERDAM = ZoneInfo(settings.TIME_ZONE)
LONGEST = timedelta(hours=8)
DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _time() -> forms.TimeInput:
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class MeetingForm(forms.Form):
    """A date with begin and end in Dutch time, a place, a method, and who has which role.

    `people`: how many take turns, who guides apart. `shared`: each role of the rota, and the name of who has it as it
    stands now, or nothing.
    """

    date = forms.DateField(label=_("Date"), widget=DATE, input_formats=["%Y-%m-%d", "%d-%m-%Y"])
    begin = forms.TimeField(label=_("Begins"), widget=_time())
    end = forms.TimeField(label=_("Ends"), widget=_time())
    place = forms.CharField(
        label=_("Place"),
        max_length=120,
        required=False,
        help_text=_("A room or an address. No names of clients: everybody who arranges this can read it."),
    )
    method = forms.ChoiceField(label=_("Method"))
    guided = forms.ChoiceField(
        label=_("Who leads the meeting?"),
        choices=GUIDED_CHOICES,
        required=False,
        help_text=_("Without a facilitator the group goes on when enough people are ready."),
    )
    way = forms.ChoiceField(
        label=_("How do you meet?"),
        choices=[(value, capfirst(label)) for value, label in Way.choices],
        required=False,
        initial=Way.PHONES,
    )
    video_url = forms.CharField(
        label=_("Link to your video call"),
        max_length=500,
        required=False,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text=_("For a meeting at a distance, at your own video service. Only your group sees this link."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        members: Sequence[Person],
        people: int,
        methods: Mapping[str, Method],
        shared: Mapping[str, str],
        now: datetime,
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        self.now = now
        self.people = people
        self.asks_anyway = False
        self.methods = methods
        named = [(key, spoken(each.name)) for key, each in self.methods.items()]
        self.fields["method"].choices = sorted(named, key=lambda choice: choice[1])  # type: ignore[attr-defined]
        choices = [(str(person.pk), person.name) for person in members]
        for role in self.roles():
            self.fields[f"role_{role}"] = forms.ChoiceField(
                label=ROLE_QUESTIONS.get(role, role), choices=[("", _unchosen(role, shared)), *choices], required=False
            )

    def roles(self) -> list[str]:
        """Every role that one of the methods has, needed ones first."""
        return list(dict.fromkeys(role for each in self.methods.values() for role in each.assignable))

    def shown_methods(self) -> list[dict[str, Any]]:
        """Each method for this group: purpose, minutes, and whether a group of this size can use it."""
        chosen = self["method"].value()
        return [
            {
                "key": key,
                "name": name,
                "purpose": spoken(self.methods[key].purpose),
                "minutes": minutes_for(self.methods[key], self.people),
                "people": self.people,
                "size_fault": spoken(size_fault(self.methods[key], self.people) or ""),
                "is_chosen": key == chosen,
            }
            for key, name in self.fields["method"].choices  # type: ignore[attr-defined]
        ]

    def clean_video_url(self) -> str:
        url = str(self.cleaned_data["video_url"]).strip()
        if fault := video_fault(url):
            raise ValidationError(spoken(fault))
        return url

    def _check_way(self, said: dict[str, Any]) -> None:
        """Where one types for all, that one is the facilitator."""
        if said.get("guided") and said.get("way") in {Way.PROJECTOR, Way.PAPER}:
            self.add_error("guided", _("With one screen or on paper somebody writes for all. Choose a facilitator."))

    def clean_way(self) -> str:
        return self.cleaned_data["way"] or str(Way.PHONES)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if {"date", "begin", "end"} <= said.keys():
            # A meeting may end after midnight; one that would then last too long was mistyped.
            past_midnight = said["end"] <= said["begin"] and _lasts(said, days=1) <= LONGEST
            starts_at, ends_at = self._instant("begin"), self._instant("end", days=int(past_midnight))
            self._check_times(starts_at, ends_at)
            said |= {"starts_at": starts_at, "ends_at": ends_at}
        self._check_way(said)
        if "method" in said:
            said["roles"] = self._roles_said(said)
            self._warn(said)
        return said

    def plan(self) -> Plan:
        said = self.cleaned_data
        return Plan(
            said["starts_at"],
            said["ends_at"],
            said["place"].strip(),
            said["method"],
            said["roles"],
            guided=said["guided"],
            way=said["way"],
            video_url=said["video_url"],
        )

    def _warn(self, said: dict[str, Any]) -> None:
        """What does not fit is said once; who knows better plans it anyway."""
        if self.errors or self.data.get("anyway"):
            return
        lasts = round((said["ends_at"] - said["starts_at"]).total_seconds() / 60)
        for fault in faults_of_fit(self.methods[said["method"]], self.people, lasts):
            self.asks_anyway = True
            self.add_error(None, spoken(fault))

    def _instant(self, field: str, *, days: int = 0) -> datetime | None:
        """A moment in Amsterdam. An hour that the clock skips or repeats that night is refused beside its field."""
        naive = datetime.combine(self.cleaned_data["date"], self.cleaned_data[field]) + timedelta(days=days)
        try:
            return from_current_timezone(naive)
        except ValidationError:
            self.add_error(field, self._clock_fault(naive))
            return None

    def _clock_fault(self, naive: datetime) -> str:
        said = str(_("The clock changes that night. Choose another time."))
        return said if naive.date() == self.cleaned_data["date"] else f"{date_format(naive, 'j F Y')}: {said}"

    def _check_times(self, starts_at: datetime | None, ends_at: datetime | None) -> None:
        if starts_at is None or ends_at is None:
            return
        if ends_at <= starts_at:
            self.add_error("end", _("The end is before the beginning."))
        elif ends_at - starts_at > LONGEST:
            self.add_error("end", _("A meeting lasts at most 8 hours."))
        elif ends_at <= self.now:
            self.add_error("date", _("This moment has passed."))

    def _roles_said(self, said: dict[str, Any]) -> dict[str, str]:
        """Role -> person, for the roles for which somebody was chosen; one person has one role."""
        chosen = self.methods[said["method"]]
        left_out = FACILITATOR if said.get("guided") else None
        roles = {role: said.get(f"role_{role}", "") for role in chosen.assignable if role != left_out}
        taken: set[str] = set()
        for role, person in roles.items():
            if person and person in taken:
                self.add_error(f"role_{role}", _("This person has another role already. Choose somebody else."))
            taken.add(person)
        return {role: person for role, person in roles.items() if person}


def _lasts(said: dict[str, Any], *, days: int) -> timedelta:
    """How long a meeting lasts by the clock on the wall, when it ends so many days later."""
    begin, end = (datetime.combine(said["date"], said[field]) for field in ("begin", "end"))
    return end + timedelta(days=days) - begin


def _unchosen(role: str, shared: Mapping[str, str]) -> str:
    """What it means to choose nobody: the rota says who, or there is nobody."""
    if role not in shared:
        return str(_("nobody"))
    if not shared[role]:
        return str(_("whose turn it is"))
    return str(_("whose turn it is (%(name)s)")) % {"name": shared[role]}


class SeriesForm(MeetingForm):
    """Several meetings at once, at the same hour in Amsterdam, whatever the clock does meanwhile."""

    count = forms.IntegerField(label=_("How many meetings?"), min_value=2, max_value=26, initial=6)
    weeks = forms.IntegerField(label=_("How many weeks from one to the next?"), min_value=1, max_value=26, initial=8)
    field_order = ("date", "count", "weeks", "begin", "end")

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["date"].label = _("Date of the first")

    def roles(self) -> list[str]:
        return []  # the rota shares them

    def plans(self) -> list[Plan]:
        """One plan for each meeting."""
        first, moments = self.plan(), self.cleaned_data["moments"]
        return [replace(first, starts_at=starts_at, ends_at=ends_at) for starts_at, ends_at in moments]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not self.errors:
            nights = (said["ends_at"].astimezone(AMSTERDAM).date() - said["date"]).days
            days = [said["weeks"] * 7 * nth for nth in range(said["count"])]
            said["moments"] = [self._moments(day, nights) for day in days]
        return said

    def _moments(self, day: int, nights: int) -> tuple[datetime | None, datetime | None]:
        return self._instant("begin", days=day), self._instant("end", days=day + nights)

    def _roles_said(self, _said: dict[str, Any]) -> dict[str, str]:
        return {}


class RotaForm(forms.Form):
    """Which roles go round, and with how few the group still meets."""

    roles = forms.MultipleChoiceField(
        label=_("Which of these go round, too?"),
        choices=[(role, ROLE_NAMES[role]) for role in DUTIES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    quorum = forms.IntegerField(
        label=_("With how many do you meet at least?"),
        min_value=2,
        max_value=10,
        help_text=_("When fewer can come, Kring asks you what to do."),
    )

    def chosen(self) -> list[str]:
        return [PRESENTER, FACILITATOR, *self.cleaned_data["roles"]]


def shown_as(starts_at: datetime, ends_at: datetime) -> dict[str, Any]:
    """The values of the three time fields for these instants."""
    begin, end = localtime(starts_at), localtime(ends_at)
    return {"date": begin.date(), "begin": begin.time(), "end": end.time()}
