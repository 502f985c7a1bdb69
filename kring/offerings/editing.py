"""The form of a whole offering: one page, plain fields, and a few empty rows to write more in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kring.offerings.rules.amounts import NotAnAmount, cents, plainly
from kring.offerings.rules.content import (
    LARGEST,
    SMALLEST,
    Contact,
    Content,
    Form,
    Level,
    Moment,
    Praise,
    Price,
    Stage,
    written,
)
from kring.offerings.rules.publishing import SMALLEST_ABOVE_LARGEST, inconsistencies
from kring.offerings.words import FIELDS, LEVELS
from kring.people.models import Person
from kring.web.problem import spoken

ONE_A_LINE = _("One on each line.")
MOST_ROWS = 20
STAGES = (Level.LED, Level.LED_WITH_MEMBER, Level.MEMBER_LEADS, Level.ALONE)


def _text(label: Any, *, rows: int = 6, help_text: Any = "", longest: int = 10_000) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=longest, help_text=help_text, widget=widget)


def _line(label: Any, *, longest: int = 80, help_text: Any = "", **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, required=False, max_length=longest, help_text=help_text, widget=widget)


def _number(label: Any, least: int, most: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=least, max_value=most)


class ContentForm(forms.Form):
    """All of an offering that is not in rows. Only the title is needed to save."""

    title = forms.CharField(label=FIELDS["title"], max_length=120)
    language = forms.ChoiceField(label=_("Language of the text"), choices=Person.Language.choices)
    summary = _text(FIELDS["summary"], rows=2, help_text=_("One or two sentences, for the list."), longest=300)
    kind = _line(FIELDS["kind"])
    audience = _line(FIELDS["audience"])
    theme = _line(FIELDS["theme"])
    aim = _text(FIELDS["aim"])
    explanation = _text(FIELDS["explanation"], rows=12)
    conditions = _text(_("Conditions for participants"))
    results = _text(_("Results to expect"))
    smallest = _number(_("Smallest group"), SMALLEST, LARGEST)
    largest = _number(_("Largest group"), SMALLEST, LARGEST)
    meetings = _number(_("Number of meetings"), 1, 40)
    minutes = _number(_("Minutes of a meeting"), 15, 480)
    weeks_between = _number(_("Weeks between meetings"), 1, 52)
    months_from = _number(_("Months, at least"), 1, 36)
    months_to = _number(_("Months, at most"), 1, 36)
    preparation = _number(_("Minutes of preparing and reporting for each meeting"), 1, 600)
    place = _line(_("Place"), longest=120)
    in_working_time = forms.BooleanField(label=_("In working time"), required=False)
    methods = forms.MultipleChoiceField(label=FIELDS["methods"], required=False, widget=forms.CheckboxSelectMultiple)
    for_teams = forms.BooleanField(label=_("A manager or a team can ask for a programme"), required=False)
    for_individuals = forms.BooleanField(label=_("Individuals can sign up for an open group"), required=False)
    phone = _line(_("Phone"), longest=40, autocomplete="off", inputmode="tel")
    mail = forms.EmailField(label=_("Mail address"), required=False)
    has_form = forms.BooleanField(label=_("Show a contact form; it goes to this mail address"), required=False)
    intervisors = forms.MultipleChoiceField(
        label=FIELDS["intervisors"], required=False, widget=forms.CheckboxSelectMultiple
    )
    price = _line(
        _("Price in euro"),
        longest=40,
        help_text=_("For example 5000 or 5.000,50. Empty: on request."),
        inputmode="decimal",
    )
    participants = _number(_("For how many participants together"), 1, 200)
    included = _text(_("What is included"), rows=4, help_text=ONE_A_LINE, longest=2000)
    excluded = _text(_("What is not included"), rows=3, help_text=ONE_A_LINE, longest=2000)
    begins_led = _number(LEVELS[Level.LED], 1, 60)
    begins_led_with_member = _number(LEVELS[Level.LED_WITH_MEMBER], 1, 60)
    begins_member_leads = _number(LEVELS[Level.MEMBER_LEADS], 1, 60)
    begins_alone = _number(LEVELS[Level.ALONE], 1, 60)
    has_follow_up = forms.BooleanField(label=LEVELS[Level.FOLLOW_UP], required=False)

    def __init__(
        self, data: Any = None, *, initial: Any, methods: Mapping[str, str], intervisors: Mapping[str, str]
    ) -> None:
        super().__init__(data, initial=initial)
        for name, known in (("methods", methods), ("intervisors", intervisors)):
            self.fields[name].choices = list(known.items())  # type: ignore[attr-defined]

    def clean_price(self) -> int | None:
        typed = self.cleaned_data["price"]
        try:
            return cents(typed) if typed.strip() else None
        except NotAnAmount as refused:
            raise forms.ValidationError(spoken(refused.sentence)) from None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        numbers = Form(
            smallest=said.get("smallest"),
            largest=said.get("largest"),
            months_from=said.get("months_from"),
            months_to=said.get("months_to"),
        )
        for fault in inconsistencies(numbers):
            self.add_error(
                "largest" if fault.sentence is SMALLEST_ABOVE_LARGEST else "months_to", spoken(fault.sentence)
            )
        begins = [(name, said[name]) for stage in STAGES if said.get(name := begins_field(stage))]
        for (_earlier, at), (later, then) in pairwise(begins):
            if then <= at:
                self.add_error(later, _("This begins later than the step before."))
        return said


def begins_field(level: Level) -> str:
    return "begins_" + level.value.replace("-", "_")


class PraiseForm(forms.Form):
    text = _text(_("What somebody says"), rows=2, longest=600)
    by = _line(_("Who says it"), longest=120, help_text=_("As far as they want to be known."))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("by") and not said.get("text"):
            self.add_error("text", _("Write what they say, or take the name away."))
        return said


class MomentForm(forms.Form):
    on = forms.DateField(
        label=_("A group begins on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
    )
    note = _line(_("Where, or what else to know"), longest=120)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("note") and not said.get("on") and "on" not in self.errors:
            self.add_error("on", _("Give the date, or take the note away."))
        return said


class Moments(forms.BaseFormSet[MomentForm]):
    """The dates. One that is over is refused when it is typed now; one that passed in the meantime is not."""

    today: date
    known: frozenset[date]

    def clean(self) -> None:
        for row in self.forms:
            on = row.cleaned_data.get("on") if hasattr(row, "cleaned_data") else None
            if on and on < self.today and on not in self.known:
                row.add_error("on", _("%(day)s is over. Give a date to come.") % {"day": date_format(on)})


PRAISES = forms.formset_factory(PraiseForm, extra=2, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 2)
MOMENTS = forms.formset_factory(MomentForm, formset=Moments, extra=2, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 2)


class Editing:
    """The form and its rows, as one: empty from a content, or filled in."""

    def __init__(
        self, data: Any, content: Content, *, methods: Mapping[str, str], intervisors: Mapping[str, str], today: date
    ) -> None:
        begun = written(content)
        # What was chosen before and is gone stays a choice, so that it is seen and can be taken away.
        methods = {**methods, **{key: key for key in content.methods if key not in methods}}
        self.form = ContentForm(data, initial=fields_of(content), methods=methods, intervisors=intervisors)
        self.praises = PRAISES(data, initial=begun["testimonials"], prefix="says")
        self.moments = MOMENTS(data, initial=begun["dates"], prefix="begins")
        self.moments.today, self.moments.known = today, frozenset(moment.on for moment in content.dates)  # type: ignore[attr-defined]

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.praises.is_valid(), self.moments.is_valid()])

    def faulty(self) -> list[Any]:
        """Every bound field that has a fault, for the summary on top."""
        rows = [self.form, *self.praises.forms, *self.moments.forms]
        return [field for row in rows for field in row if field.errors]

    def content(self) -> Content:
        """What was filled in."""
        said = self.form.cleaned_data
        return Content(
            **{name: said[name] for name in _PLAIN},
            form=Form(**{name: said[name] for name in Form.__dataclass_fields__}),
            methods=tuple(said["methods"]),
            testimonials=tuple(Praise(**row) for row in _filled(self.praises, "text")),
            dates=tuple(sorted((Moment(**row) for row in _filled(self.moments, "on")), key=lambda each: each.on)),
            contact=Contact(said["phone"], said["mail"], said["has_form"]),
            intervisors=tuple(said["intervisors"]),
            price=Price(said["price"], said["participants"], _lines(said["included"]), _lines(said["excluded"])),
            path=_path(said),
        )


_PLAIN = (
    *("language", "title", "kind", "audience", "theme", "summary"),
    *("aim", "explanation", "conditions", "results", "for_teams", "for_individuals"),
)


def fields_of(content: Content) -> dict[str, Any]:
    """A content as the fields of the form."""
    document = written(content)
    begins = {begins_field(stage.level): stage.meeting for stage in content.path if stage.level in STAGES}
    price = "" if content.price.cents is None else plainly(content.price.cents)
    lists = {name: "\n".join(document["price"][name]) for name in ("included", "excluded")}
    rest = {"price": price, "participants": content.price.participants, "has_follow_up": content.has_follow_up}
    return {**document, **document["form"], **document["contact"], **lists, **rest, **begins}


def _path(said: Mapping[str, Any]) -> tuple[Stage, ...]:
    """The hand-over path; the follow-up comes after the last meeting and the last step."""
    stages = [Stage(level, said[name]) for level in STAGES if said[name := begins_field(level)]]
    if said["has_follow_up"]:
        last = max([said["meetings"] or 0, *(stage.meeting for stage in stages)])
        stages.append(Stage(Level.FOLLOW_UP, last + 1))
    return tuple(stages)


def _filled(rows: Any, needed: str) -> list[dict[str, Any]]:
    return [row.cleaned_data for row in rows.forms if row.cleaned_data.get(needed)]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip().removeprefix("- ") for line in text.splitlines() if line.strip())
