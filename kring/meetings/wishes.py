"""What a group says of itself when it asks which method fits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.meetings.rules.wishes import LONGEST, SHORTEST
from kring.methods.rules.advising import QUESTION_WORDS, Wish
from kring.web.problem import spoken

EXPERIENCE = (
    ("new", _("we have just begun")),
    ("some", _("we did it a few times")),
    ("experienced", _("we have done it for long")),
)
SAFETY = (
    ("any", _("we hardly know each other")),
    ("known", _("we know each other")),
    ("high", _("we trust each other with much")),
)
PREPARATION = (
    ("none", _("nothing")),
    ("question", _("a question on paper")),
    ("case", _("a case that is worked out")),
)


class WishForm(forms.Form):
    """Asked by address, so that the answer can be shown to the group as a link."""

    vraag = forms.ChoiceField(label=_("What is it about?"), required=False)
    tijd = forms.IntegerField(label=_("How many minutes are there?"), min_value=SHORTEST, max_value=LONGEST)
    mensen = forms.IntegerField(label=_("How many people come?"), min_value=1, max_value=30)
    ervaring = forms.ChoiceField(label=_("How much did you do this?"), choices=EXPERIENCE)
    veiligheid = forms.ChoiceField(
        label=_("How safe is it in the group?"), choices=SAFETY, help_text=_("What the group itself thinks counts.")
    )
    voorbereiding = forms.ChoiceField(label=_("What can somebody prepare?"), choices=PREPARATION)

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        questions = [(key, spoken(name).capitalize()) for key, name in QUESTION_WORDS.items()]
        choices = [("", _("Nobody has a case")), *questions]
        self.fields["vraag"].choices = choices  # type: ignore[attr-defined]

    def wish(self, *, last: tuple[str, ...]) -> Wish:
        said = self.cleaned_data
        return Wish(
            minutes=said["tijd"],
            people=said["mensen"],
            experience=said["ervaring"],
            safety=said["veiligheid"],
            preparation=said["voorbereiding"],
            question=said["vraag"],
            last=last,
        )
