"""What a coordinator fills in about a group."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kring.groups.rules.invitees import Invitee, read_invitees


class GroupForm(forms.Form):
    name = forms.CharField(label=_("Name of the group"), max_length=120)
    people = forms.CharField(
        label=_("Who is in it"),
        help_text=_("3 to 10 people. One on each line: name, comma, mail address."),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_people(self) -> list[Invitee]:
        """Everybody, or one fault for each line that is not right."""
        invitees, faults = read_invitees(self.cleaned_data["people"])
        if faults:
            raise ValidationError([fault.said_in(get_language() or "nl") for fault in faults])
        return invitees


class InviteForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(label=_("Mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))

    def invitee(self) -> Invitee:
        return Invitee(self.cleaned_data["name"].strip(), self.cleaned_data["email"].lower())
