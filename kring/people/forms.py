"""What people fill in about themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.people.models import Person


class ProfileForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("This is how your group sees you."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=Person.Language.choices,
        help_text=_("For your mail, and for pages on a device where you chose no language."),
    )
    calendar_mails = forms.ChoiceField(
        label=_("Mail for your calendar"),
        choices=[
            ("yes", _("Yes, as an invitation")),
            ("no", _("No, only a short mail")),
        ],
        required=False,
        help_text=_("An invitation holds the date and the place, never what it is about."),
    )

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"name": said["name"], "language": said["language"], "calendar_mails": said["calendar_mails"] != "no"}


class FirstPersonForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("You sign in with it next time."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def said(self) -> dict[str, Any]:
        return {"name": self.cleaned_data["name"], "email": self.cleaned_data["email"]}
