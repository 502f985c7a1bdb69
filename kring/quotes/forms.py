"""What a coordinator fills in for a quote and for the letterhead, and what a commissioner answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.offerings.rules.amounts import NotAnAmount, cents, plainly
from kring.quotes.models import Letterhead
from kring.quotes.rules import letterhead
from kring.quotes.rules.document import Document
from kring.quotes.rules.sums import MOST_MINUTES, MOST_PIECES, Kind, Line, Vat
from kring.quotes.words import KINDS, RATES
from kring.web.problem import spoken

SPARE = 3  # empty lines on the page
MOST_LINES = 40


class QuoteForm(forms.Form):
    """Everything but the lines."""

    title = forms.CharField(label=_("Title of the quote"), max_length=160)
    language = forms.ChoiceField(
        label=_("Language of the quote"), choices=[("nl", "Nederlands"), ("en", "English")], initial="nl"
    )
    people = forms.IntegerField(label=_("For how many participants"), min_value=1, max_value=MOST_PIECES)
    valid_until = forms.DateField(
        label=_("Stands until and including"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    included = forms.CharField(
        label=_("What is included"), help_text=_("One thing on each line."), required=False, max_length=2000
    )
    excluded = forms.CharField(
        label=_("What is not included"), help_text=_("One thing on each line."), required=False, max_length=2000
    )
    remarks = forms.CharField(label=_("Remarks"), required=False, max_length=2000)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("included", "excluded", "remarks"):
            self.fields[name].widget = forms.Textarea(attrs={"rows": 4})

    def clean_included(self) -> tuple[str, ...]:
        return in_lines(self.cleaned_data["included"])

    def clean_excluded(self) -> tuple[str, ...]:
        return in_lines(self.cleaned_data["excluded"])


class LineForm(forms.Form):
    """One line. Left empty, or ticked away, it is none."""

    kind = forms.ChoiceField(label=_("For what"), choices=list(KINDS.items()), initial=Kind.FREE.value)
    text = forms.CharField(label=_("In words"), max_length=160, required=False)
    pieces = forms.IntegerField(label=_("How many times"), min_value=1, max_value=MOST_PIECES, required=False)
    minutes = forms.IntegerField(
        label=_("Minutes each"),
        help_text=_("Empty: the price is for one time."),
        min_value=1,
        max_value=MOST_MINUTES,
        required=False,
    )
    price = forms.CharField(
        label=_("Price, without VAT"),
        help_text=_("For an hour, or for one time."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    vat = forms.ChoiceField(label=_("VAT"), choices=list(RATES.items()), initial=Vat.HIGH.value)
    away = forms.BooleanField(label=_("Take this line away"), required=False)

    def clean_price(self) -> int | None:
        try:
            return cents(self.cleaned_data["price"]) if self.cleaned_data["price"].strip() else None
        except NotAnAmount as refused:
            raise forms.ValidationError(spoken(refused.sentence)) from None

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        if self.is_used and kept.get("price") is None and "price" not in self.errors:
            self.add_error("price", _("Fill in a price."))
        return kept

    @property
    def is_used(self) -> bool:
        kept = self.cleaned_data
        return not kept.get("away") and any(kept.get(name) for name in ("text", "pieces", "minutes", "price"))

    @property
    def heading(self) -> str:
        """What is folded in, in one line; empty for a new one."""
        said = self.initial
        if not said.get("pieces"):
            return ""
        minutes = f" × {said['minutes']} min" if said["minutes"] else ""
        return f"{said['text'] or KINDS[said['kind']]}, {said['pieces']}{minutes or ' ×'}"

    @property
    def lacks_price(self) -> bool:
        """It has everything but what it costs, so it is shown open."""
        return bool(self.initial.get("pieces")) and not self.initial.get("price")

    def line(self) -> Line | None:
        """The line, or None when it is empty or goes."""
        kept = self.cleaned_data
        if not self.is_used:
            return None
        return Line(
            kind=Kind(kept["kind"]),
            pieces=kept["pieces"] or 1,
            cents=kept["price"],
            minutes=kept["minutes"],
            text=kept["text"].strip(),
            vat=Vat(kept["vat"]),
        )


LineForms = forms.formset_factory(LineForm, extra=SPARE, max_num=MOST_LINES, absolute_max=MOST_LINES + SPARE)


class AcceptForm(forms.Form):
    name = forms.CharField(label=_("Your name, as you would sign"), max_length=120)
    may_sign = forms.BooleanField(label=_("I may sign for my organisation"))


class RefuseForm(forms.Form):
    why = forms.CharField(
        label=_("Why not?"),
        help_text=_("The coordinator reads this, and can send a new quote."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class LetterheadForm(forms.ModelForm[Letterhead]):
    class Meta:
        model = Letterhead
        fields = ("address", "chamber_number", "vat_number", "iban")
        labels = {  # noqa: RUF012 - Django's own signature
            "address": _("Address"),
            "chamber_number": _("Chamber of Commerce number"),
            "vat_number": _("VAT number"),
            "iban": _("IBAN"),
        }
        widgets = {"address": forms.Textarea(attrs={"rows": 3})}  # noqa: RUF012

    def clean_chamber_number(self) -> str:
        return self._checked("chamber_number", letterhead.chamber_fault)

    def clean_vat_number(self) -> str:
        return self._checked("vat_number", letterhead.vat_fault)

    def clean_iban(self) -> str:
        return self._checked("iban", letterhead.iban_fault)

    def _checked(self, name: str, check: Any) -> str:
        number = letterhead.bare(self.cleaned_data[name])
        fault = check(number)
        if fault:
            raise forms.ValidationError(spoken(fault))
        return number


def in_lines(written: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in written.splitlines() if line.strip())


def shown_in_form(content: Document) -> dict[str, Any]:
    """A document as the fields of the form."""
    return {
        "title": content.title,
        "language": content.language,
        "people": content.people,
        "valid_until": content.valid_until,
        "included": "\n".join(content.included),
        "excluded": "\n".join(content.excluded),
        "remarks": content.remarks,
    }


def shown_in_lines(content: Document) -> list[dict[str, Any]]:
    return [
        {
            "kind": line.kind.value,
            "text": line.text,
            "pieces": line.pieces,
            "minutes": line.minutes,
            "price": plainly(line.cents) if line.cents else "",
            "vat": line.vat.value,
        }
        for line in content.lines
    ]


def document_of(form: QuoteForm, lines: Any) -> Document:
    """What was filled in, as one value."""
    return Document(**form.cleaned_data, lines=tuple(line for each in lines if (line := each.line())))
