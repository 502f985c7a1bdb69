"""When do we look again?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
LONGEST = timedelta(days=2 * 366)


class ReviewForm(forms.Form):
    on = forms.DateField(
        label=_("When do you look at the agreement again?"),
        help_text=_("From that day Kring reminds you. The server knows this date, and nothing of what you agreed."),
        widget=DATE,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
    )

    def __init__(self, data: Any = None, *, today: date, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.today = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if not self.today < on <= self.today + LONGEST:
            raise ValidationError(_("Choose a day from tomorrow, within two years."))
        return on
