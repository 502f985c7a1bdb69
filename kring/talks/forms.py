"""What people fill in about talks and the agreement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.forms.utils import from_current_timezone
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from kring.people.models import Person
from kring.programmes.models import Facilities
from kring.talks.actions import Plan
from kring.talks.models import IntakeRecord, Talk
from kring.talks.rules.kinds import ABOUT_SOMEBODY, NAMES, Kind
from kring.web.problem import spoken

DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
TIME = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
LINK = URLValidator(schemes=["https"])


class MomentForm(forms.Form):
    """When and where a talk is, in Dutch time."""

    date = forms.DateField(label=_("Date"), widget=DATE, input_formats=["%Y-%m-%d", "%d-%m-%Y"])
    begin = forms.TimeField(label=_("Begins"), widget=TIME)
    minutes = forms.IntegerField(label=_("How many minutes?"), min_value=10, max_value=480, initial=60)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    link = forms.CharField(
        label=_("Link to a video call"),
        max_length=500,
        required=False,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text=_("Only who takes part in the talk sees this link."),
    )

    def __init__(self, data: Any = None, *, now: datetime, talk: Talk | None = None, **more: Any) -> None:
        super().__init__(data, initial=more.pop("initial", None) or (_planned(talk) if talk else None), **more)
        self.now = now

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"].strip()
        if link:
            try:
                LINK(link)
            except ValidationError:
                raise ValidationError(_("Begin the address with https://, and copy the whole link.")) from None
            if "@" in link:
                raise ValidationError(_("Begin the address with https://, and copy the whole link."))
        return link

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if {"date", "begin"} <= said.keys():
            try:
                said["starts_at"] = from_current_timezone(datetime.combine(said["date"], said["begin"]))
            except ValidationError:
                self.add_error("begin", _("The clock changes that night. Choose another time."))
            else:
                self.check_moment(said["starts_at"])
        return said

    def check_moment(self, starts_at: datetime) -> None:
        if starts_at <= self.now:
            self.add_error("date", _("This moment has passed."))

    def plan(self) -> Plan:
        said = self.cleaned_data
        return Plan(said["starts_at"], said["minutes"], said["place"], said["link"])


class TalkForm(MomentForm):
    """A new talk: of which kind, and with whom."""

    kind = forms.ChoiceField(label=_("Which talk?"))
    about = forms.ChoiceField(
        label=_("With which participant?"), required=False, help_text=_("Their own manager takes part too.")
    )
    was_held = forms.BooleanField(label=_("This talk was held already"), required=False)
    field_order = ("kind", "about", "date", "begin", "minutes", "place", "link", "was_held")

    def __init__(self, data: Any = None, *, participants: Sequence[Person], **more: Any) -> None:
        super().__init__(data, **more)
        self.people = {str(person.pk): person for person in participants}
        kinds = [(kind.value, capfirst(spoken(NAMES[kind]))) for kind in Kind]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        named = [("", _("nobody")), *((key, person.name) for key, person in self.people.items())]
        self.fields["about"].choices = named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("kind") in ABOUT_SOMEBODY and not said.get("about") and "about" not in self.errors:
            self.add_error("about", _("Choose a participant."))
        return said

    def check_moment(self, starts_at: datetime) -> None:
        was_held = bool(self.data.get("was_held"))
        if was_held and starts_at > self.now:
            self.add_error("date", _("This moment is still to come. Then the talk was not held yet."))
        elif not was_held and starts_at <= self.now:
            self.add_error("date", _("This moment has passed. Was the talk held? Then say so below."))

    def kind_said(self) -> Kind:
        return Kind(self.cleaned_data["kind"])

    def about_said(self) -> Person | None:
        return self.people.get(self.cleaned_data["about"])


def _planned(talk: Talk) -> dict[str, Any]:
    local = localtime(talk.starts_at)
    return {
        "date": local.date(),
        "begin": local.time(),
        "minutes": talk.minutes,
        "place": talk.place,
        "link": talk.link,
    }


def _text(label: object, *, help_text: object = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class IntakeForm(forms.Form):
    """What commissioner and intervisor agreed."""

    question = _text(_("The question"), help_text=_("Why does the organisation want this? No cases and no names."))
    aims = _text(_("The aims"))
    conditions = _text(_("The conditions"), required=False)
    will_hear = _text(_("What will the commissioner hear?"), help_text=_("For example: dates, and how many came."))
    will_not_hear = _text(
        _("What will the commissioner not hear?"), help_text=_("For example: what is said in the group, and by whom.")
    )

    def __init__(self, data: Any = None, *, record: IntakeRecord | None, question: str) -> None:
        first = {name: getattr(record, name) for name in self.base_fields} if record else {"question": question}
        super().__init__(data, initial=first)


class FacilitiesForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the organisation gives, as group, commissioner and intervisor agreed."""

    class Meta:
        model = Facilities
        fields = ("meetings", "minutes", "weeks_between", "place", "in_working_time", "undisturbed", "cover")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, (least, most) in {"meetings": (1, 60), "minutes": (15, 480), "weeks_between": (1, 52)}.items():
            limits = {"min_value": least, "max_value": most}
            self.fields[name] = forms.IntegerField(label=self.fields[name].label, **limits)  # type: ignore[arg-type]
        self.fields["place"].required = True


class MoreForm(forms.Form):
    """What both sides add to the text of the agreement."""

    more = _text(_("What else did you agree?"), help_text=_("One sentence on each line. Not needed."), required=False)


class SignForm(forms.Form):
    """A name under a text, or why not."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    has_read = forms.BooleanField(label=_("I have read the text, and I may sign for my side."), required=False)
    why = forms.CharField(
        label=_("You do not sign? Then say why."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def refuses(self) -> bool:
        return self.data.get("do") == "refuse"

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if self.refuses and not said.get("why", "").strip():
            self.add_error("why", _("Write why. The others read it."))
        if not self.refuses and not said.get("has_read"):
            self.add_error("has_read", _("Read the text first, then tick this."))
        return said
