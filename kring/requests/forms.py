"""What people fill in to ask for a programme, to sign up, and to say who is what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kring.composition.rules.reading import read_chart
from kring.people.models import Person
from kring.programmes.rules.lifecycle import Role
from kring.programmes.words import ROLES
from kring.requests.actions import Asked, Named, Said
from kring.requests.models import WORD, Participation, SignUp
from kring.requests.words import SLOTS
from kring.web.problem import spoken
from kring.web.uploads import MOST_BYTES

MOST_TIES = 40


def _word(label: object, *, help_text: object = "", required: bool = False, most: int = WORD) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=most)  # type: ignore[arg-type]


def _mail(label: object, *, help_text: object = "", required: bool = False) -> forms.EmailField:
    return forms.EmailField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        required=required,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


def _lines(label: object, *, help_text: object = "", most: int = 2000, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class VisitorForm(forms.Form):
    """A form that can be filled in before signing in: then it also asks who one is."""

    visitor_name = forms.CharField(
        label=_("Your name"), max_length=WORD, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    visitor_email = forms.EmailField(
        label=_("Your mail address"),
        max_length=254,
        help_text=_("You sign in with it. You need no password: you get a code by mail."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, data: Any = None, *, person: Person | None, **more: Any) -> None:
        super().__init__(data, **more)
        self.person = person
        if person is not None:
            del self.fields["visitor_name"], self.fields["visitor_email"]

    def visitor(self) -> Named:
        return Named(self.cleaned_data["visitor_name"].strip(), self.cleaned_data["visitor_email"].lower())

    def own_email(self) -> str:
        return (self.person.email if self.person else self.cleaned_data.get("visitor_email", "")).lower()


class AskForm(VisitorForm):
    as_who = forms.ChoiceField(
        label=_("Who are you?"),
        choices=[
            ("", _("Choose")),
            ("manager", _("The manager. I decide about this request.")),
            ("team", _("Somebody of the team. My manager decides.")),
        ],
    )
    manager_name = _word(_("Name of your manager"), help_text=_("Only when you ask for your team."))
    manager_email = _mail(
        _("Mail address of your manager"), help_text=_("Your manager gets a mail, and approves or declines.")
    )
    people = forms.IntegerField(label=_("How many people?"), min_value=1, max_value=1000)
    question = _lines(
        _("What is your question?"),
        help_text=_("In plain words. Tell no cases here, and name no clients: who arranges this reads along."),
        most=4000,
        rows=6,
    )
    period = _word(_("When would you like it?"), help_text=_("For example: from September, on Tuesdays."), most=200)
    place = _word(_("Where?"), help_text=_("A place of your own, or in consultation."), most=160)
    commissioner_name = _word(_("Who pays?"), help_text=_("Only when that is not the manager. A name."))
    commissioner_email = _mail(_("Mail address of who pays"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("as_who") == "team":
            self._both("manager", is_needed=True)
            if said.get("manager_email", "").lower() == self.own_email() != "":
                self.add_error("manager_email", _("This is your own address. Nobody approves their own request."))
        self._both("commissioner", is_needed=False)
        return said

    def _both(self, who: str, *, is_needed: bool) -> None:
        """A name and an address, or neither when they are not needed."""
        names = (f"{who}_name", f"{who}_email")
        given = [name for name in names if self.cleaned_data.get(name)]
        for name in names:
            if name not in given and name not in self.errors and (is_needed or given):
                self.add_error(name, _("Fill this in too."))

    def asked(self) -> Asked:
        said = self.cleaned_data
        return Asked(
            people=said["people"],
            question=said["question"],
            period=said["period"],
            place=said["place"],
            manager=self._named("manager") if said["as_who"] == "team" else None,
            commissioner=self._named("commissioner"),
        )

    def _named(self, who: str) -> Named | None:
        email = self.cleaned_data[f"{who}_email"].lower()
        return Named(self.cleaned_data[f"{who}_name"].strip(), email) if email else None


class DeclarationForm(forms.Form):
    """What everybody who takes part says about themselves."""

    profession = _word(_("Your profession"), required=True)
    level = _word(_("Level or experience"), help_text=_("For example: senior, or two years."))
    department = _word(_("Department or team"))
    motivation = _lines(
        _("Why do you want to take part?"), help_text=_("The coordinator and the intervisor read this.")
    )
    ties = forms.CharField(
        label=_("With whom do you work directly? Who is above or below you?"),
        help_text=_("One name or mail address on each line. They do not come into your group. They do not read this."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )
    voluntary = forms.BooleanField(
        label=_("I take part because I want to. Nobody obliges me."),
        error_messages={"required": _("Taking part is voluntary. Without this you cannot take part.")},
    )

    def clean_ties(self) -> tuple[str, ...]:
        named = tuple(line.strip() for line in self.cleaned_data["ties"].splitlines() if line.strip())
        if len(named) > MOST_TIES:
            raise ValidationError(_("At most 40 lines."))
        return named

    def said(self, **more: Any) -> Said:
        plain = ("profession", "level", "department", "motivation", "ties")
        return Said(**{name: self.cleaned_data[name] for name in plain}, more=more)


class SignUpForm(VisitorForm, DeclarationForm):
    site = _word(_("Where do you work?"))
    remote = forms.BooleanField(label=_("I can also take part at a distance"), required=False)
    slots = forms.MultipleChoiceField(
        label=_("When can you?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(SLOTS.items()),
    )
    field_order = (
        "visitor_name",
        "visitor_email",
        "profession",
        "level",
        "department",
        "site",
        "remote",
        "slots",
        "motivation",
        "ties",
        "voluntary",
    )

    def signup(self) -> Said:
        said = self.cleaned_data
        return self.said(site=said["site"], remote=said["remote"], slots=said["slots"])


class GatherForm(forms.Form):
    """Whom of those who signed up a programme begins with."""

    title = _word(_("Name of the programme"), required=True, most=160)
    chosen = forms.MultipleChoiceField(label=_("Who takes part?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, signups: Sequence[SignUp], **more: Any) -> None:
        super().__init__(data, **more)
        self.signups = {str(each.pk): each for each in signups}
        self.fields["chosen"].choices = [(key, each.person.name) for key, each in self.signups.items()]  # type: ignore[attr-defined]

    def people(self) -> list[SignUp]:
        return [self.signups[key] for key in self.cleaned_data["chosen"]]


class SomebodyForm(forms.Form):
    """Somebody by name and mail address."""

    name = _word(_("Name"), required=True)
    email = _mail(_("Mail address"), required=True)

    def named(self) -> Named:
        return Named(self.cleaned_data["name"].strip(), self.cleaned_data["email"].lower())


class PartyForm(SomebodyForm):
    """Who gets a role in a programme."""

    role = forms.ChoiceField(label=_("Role"))
    field_order = ("role", "name", "email")

    def __init__(self, data: Any = None, *, roles: Sequence[Role]) -> None:
        super().__init__(data)
        self.fields["role"].choices = [(role.value, capfirst(str(ROLES[role]))) for role in roles]  # type: ignore[attr-defined]


class ReplaceForm(SomebodyForm):
    """Who takes over a role, and why."""

    why = _lines(_("Why?"), help_text=_("Who takes over and who arranges the programme read this."), rows=3)


class InviteForm(forms.Form):
    """Whom to ask to take part."""

    people = _lines(
        _("Who do you ask?"), help_text=_("One on each line: name, comma, mail address."), most=8000, rows=6
    )

    def clean_people(self) -> list[Named]:
        found, faults = [], []
        for number, line in enumerate(self.cleaned_data["people"].splitlines(), start=1):
            if not line.strip():
                continue
            name, _comma, email = line.rpartition(",")
            try:
                validate_email(email.strip())
            except ValidationError:
                faults.append(_("Line %(number)s: write a name, a comma and a mail address.") % {"number": number})
                continue
            if not name.strip():
                faults.append(_("Line %(number)s: write a name, a comma and a mail address.") % {"number": number})
                continue
            found.append(Named(name.strip()[:WORD], email.strip().lower()))
        if faults:
            raise ValidationError(faults)
        return found

    def named(self) -> list[Named]:
        said: list[Named] = self.cleaned_data["people"]
        return said


class TakePartForm(DeclarationForm):
    """Yes, with what one declares and who one's own manager is."""

    manager_name = _word(_("Name of your own manager"), required=True)
    manager_email = _mail(
        _("Mail address of your own manager"),
        required=True,
        help_text=_("They take part in your own intake and closing talk. They never read what the group says."),
    )
    field_order = (
        "profession",
        "level",
        "department",
        "manager_name",
        "manager_email",
        "motivation",
        "ties",
        "voluntary",
    )

    def __init__(self, data: Any = None, *, person: Person, own: Participation, manager: Person | None) -> None:
        first = {name: getattr(own, name) for name in ("profession", "level", "department", "motivation")}
        first |= {"ties": "\n".join(own.ties), "voluntary": own.voluntary_at is not None}
        if manager is not None:
            first |= {"manager_name": manager.name, "manager_email": manager.email}
        super().__init__(data, initial=first)
        self.person = person

    def clean_manager_email(self) -> str:
        email: str = self.cleaned_data["manager_email"].lower()
        if email == self.person.email.lower():
            raise ValidationError(_("This is your own address. Name who manages you."))
        return email

    def manager(self) -> Named:
        return Named(self.cleaned_data["manager_name"].strip(), self.cleaned_data["manager_email"])


class ChartForm(forms.Form):
    """Who reports to whom: one pair on each line, or a file that takes the place of the lines."""

    file = forms.FileField(
        label=_("From a file"),
        help_text=_("CSV with the columns id and manager: mail addresses. It takes the place of the lines below."),
        required=False,
        allow_empty_file=True,
    )

    lines = forms.CharField(
        label=_("Who reports to whom?"),
        help_text=_("One on each line: mail address, comma, mail address of the manager."),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 12, "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_file(self) -> dict[str, str] | None:
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > MOST_BYTES:
            raise ValidationError(_("This file is too large."))
        try:
            chart = read_chart(file.read())
        except ValueError as unreadable:
            raise ValidationError(spoken(unreadable.args[0])) from None
        if not any(chart.values()):
            raise ValidationError(_("This file has no columns id and manager."))
        return {low.lower(): high.lower() for low, high in chart.items() if high}

    def clean_lines(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, line in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            cells = [cell.strip().lower() for cell in re.split(r"[,;\t]", line) if cell.strip()]
            if not cells:
                continue
            try:
                person, manager = cells
            except ValueError:
                fault = _("Line %(number)s: write two addresses with a comma.") % {"number": number}
                raise ValidationError(fault) from None
            found[person] = manager
        return found

    def chart(self) -> dict[str, str]:
        """Who reports to whom, from the file when there is one."""
        file: dict[str, str] | None = self.cleaned_data["file"]
        lines: dict[str, str] = self.cleaned_data["lines"]
        return lines if file is None else file
