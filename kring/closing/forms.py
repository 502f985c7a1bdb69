"""What is asked before something goes for good."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.closing.rules.retention import LEAST, MOST


class TermForm(forms.Form):
    months = forms.IntegerField(
        label=_("Months after closing"),
        help_text=_("From 2 to 24. It counts for programmes that close from now on."),
        min_value=LEAST,
        max_value=MOST,
    )


class LeaveForm(forms.Form):
    took_along = forms.BooleanField(label=_("I took along what I want to keep"))
    is_sure = forms.BooleanField(label=_("I know that this cannot be undone"))
