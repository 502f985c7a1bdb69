"""What somebody chooses before a practice round: the method, their own role, the case, and how many others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.methods.library import FIRST
from kring.methods.rules.method import Method
from kring.practice import library
from kring.practice.rules.setting import MOST_OTHERS, others_for
from kring.web.problem import spoken

ROLES = (
    ("presenter", _("I bring a case")),
    ("adviser", _("I ask and advise")),
    ("facilitator", _("I facilitate")),
)
FEW_OTHERS, SOME_OTHERS = 3, 4  # with four others there is something of everything, and it stays quick
PROPOSED = {"role": "presenter", "case": "nurse", "others": str(SOME_OTHERS)}


class RoundForm(forms.Form):
    """Of the round itself; the method stands in its address."""

    role = forms.ChoiceField(label=_("What will you do?"), choices=ROLES)
    case = forms.ChoiceField(
        label=_("Which case?"),
        help_text=_("All cases are made up. When you bring your own, what the others say fits any case."),
    )
    others = forms.TypedChoiceField(
        label=_("How many others?"),
        coerce=int,
        choices=[(number, str(number)) for number in range(FEW_OTHERS, MOST_OTHERS + 1)],
        help_text=_("They are not real. Kring plays them."),
    )

    def __init__(self, data: Any = None, **given: Any) -> None:
        super().__init__(data, **{"initial": PROPOSED, **given})
        self.fields["case"].choices = [(one.key, spoken(one.title)) for one in library.cases()]  # type: ignore[attr-defined]


class ChooseForm(RoundForm):
    method = forms.ChoiceField(label=_("Method"))
    field_order = ("method", "role", "case", "others")

    def __init__(self, data: Any = None, *, methods: Mapping[str, Method], **given: Any) -> None:
        super().__init__(data, **given)
        named = [(key, spoken(each.name)) for key, each in methods.items()]
        self.fields["method"].choices = sorted(named, key=lambda choice: choice[1])  # type: ignore[attr-defined]
        self.fields["method"].initial = FIRST


def chosen(asked: Any) -> dict[str, Any]:
    """What an address says of a round; whatever it leaves out or says wrongly is as proposed."""
    said = RoundForm({**PROPOSED, **{name: asked[name] for name in PROPOSED if name in asked}})
    if not said.is_valid():
        said = RoundForm(PROPOSED)
        said.is_valid()
    return said.cleaned_data


def fitting(others: int, method: Method) -> int:
    """The number that this method allows nearest to what was asked."""
    allowed = others_for(method)
    return min(max(others, allowed[0]), allowed[-1])
