"""What somebody fills in to copy or bring in a method, and the size and time of a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kring.methods.rules.doubts import USUAL_GROUP, USUAL_MINUTES
from kring.organisations.models import Organisation

USUAL_PEOPLE = USUAL_GROUP
FEWEST, MOST = 3, 10
SHORTEST, LONGEST = 15, 480


@dataclass(frozen=True, slots=True)
class Setting:
    """How many people meet, and for how many minutes."""

    people: int = USUAL_PEOPLE
    minutes: int = USUAL_MINUTES


class SettingForm(forms.Form):
    mensen = forms.IntegerField(label=_("People"), min_value=FEWEST, max_value=MOST)
    tijd = forms.IntegerField(label=_("Minutes there are"), min_value=SHORTEST, max_value=LONGEST)


def setting_in(asked: QueryDict) -> tuple[Setting, SettingForm]:
    """The setting in an address, with the usual one where it says none or no sensible one."""
    form = SettingForm(asked if "mensen" in asked or "tijd" in asked else None)
    said = form.cleaned_data if form.is_valid() else {}
    setting = Setting(said.get("mensen", USUAL_PEOPLE), said.get("tijd", USUAL_MINUTES))
    if not form.is_bound:
        form = SettingForm(initial={"mensen": setting.people, "tijd": setting.minutes})
    return setting, form


class _Placed(forms.Form):
    """Asks for the organisation only where there is more than one."""

    organisation = forms.ChoiceField(label=_("For which organisation?"))

    def __init__(self, data: Any = None, *, organisations: Sequence[Organisation], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.organisations = {str(each.pk): each for each in organisations}
        if len(self.organisations) == 1:
            del self.fields["organisation"]
        else:
            choices = [(key, each.name) for key, each in self.organisations.items()]
            self.fields["organisation"].choices = choices  # type: ignore[attr-defined]

    def place(self) -> Organisation:
        chosen = self.cleaned_data.get("organisation")
        return self.organisations[chosen] if chosen else next(iter(self.organisations.values()))


class CopyForm(_Placed):
    name_nl = forms.CharField(label=_("Name in Dutch"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120)

    field_order = ("name_nl", "name_en", "organisation")


class BringForm(_Placed):
    """A method as a file. The text of the file, so that no file is kept anywhere."""

    file = forms.CharField(
        label=_("The file"),
        help_text=_("Open the file with a text editor, copy everything, and paste it here."),
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "autocomplete": "off", "class": "code"}),
        strip=False,
    )

    field_order = ("file", "organisation")
