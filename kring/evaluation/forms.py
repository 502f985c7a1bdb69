"""Changing what a form asks. Plain fields: a question without a text is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.evaluation.rules.forms import CHOICE_MOST, CHOICES_MOST, MOST, TEXT_MOST, WORD_MOST, Asked, Faulty, checked
from kring.web.problem import spoken

KINDS = [
    ("text", _("an own text")),
    ("scale", _("a scale of five")),
    ("choice", _("one of some choices")),
]
SPARE = 2  # empty rows to add a question in
EMPTY = Asked(key="", kind="text", text="", low="", high="", choices=[])


class QuestionForm(forms.Form):
    """One question."""

    key = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Question"), max_length=TEXT_MOST, required=False)
    kind = forms.ChoiceField(label=_("Answered with"), choices=KINDS)
    low = forms.CharField(label=_("Of a scale: at the low end"), max_length=WORD_MOST, required=False)
    high = forms.CharField(label=_("Of a scale: at the high end"), max_length=WORD_MOST, required=False)
    choices = forms.CharField(
        label=_("Of choices: one a line"),
        max_length=(CHOICE_MOST + 2) * CHOICES_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def asked(self) -> Asked:
        said = {**EMPTY, **self.cleaned_data}
        return Asked(**{**said, "choices": self.cleaned_data.get("choices", "").splitlines()})  # type: ignore[typeddict-item]


class QuestionsForm:
    """All questions of a form, as one form that is sent at once."""

    def __init__(self, data: Any, *, asked: Sequence[Asked]) -> None:
        rows = [*asked, *[EMPTY] * SPARE][:MOST]
        self.rows = [
            QuestionForm(data, prefix=str(at), initial={**row, "choices": "\n".join(row["choices"])})
            for at, row in enumerate(rows)
        ]
        self.fault = ""
        self.questions: list[Asked] = []

    def __iter__(self) -> Iterator[QuestionForm]:
        return iter(self.rows)

    def is_valid(self) -> bool:
        if not all(row.is_valid() for row in self.rows):
            return False
        try:
            self.questions = checked([row.asked() for row in self.rows])
        except Faulty as faulty:
            self._say(faulty)
            return False
        return True

    def _say(self, faulty: Faulty) -> None:
        sentence = spoken(faulty.fault)
        if faulty.row is None:
            self.fault = sentence
        else:
            self.rows[faulty.row].add_error("text", sentence)
