"""Adding a title."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.literature.models import Title
from kring.methods.rules.method import Method
from kring.web.problem import spoken


class TitleForm(forms.ModelForm[Title]):
    method = forms.ChoiceField(label=_("For which method?"), required=False)
    link = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Shown as text. Nothing of that site comes onto this page."),
    )

    class Meta:
        model = Title
        fields: ClassVar = ["title", "author", "year", "link", "note", "method", "theme", "goal"]
        labels: ClassVar = {
            "title": _("Title"),
            "author": _("Author"),
            "year": _("Year"),
            "note": _("Why is it worth reading?"),
            "theme": _("Theme"),
            "goal": _("For who works on"),
        }
        help_texts: ClassVar = {"goal": _("For example: setting limits, or listening.")}

    def __init__(self, data: Any = None, *, methods: dict[str, Method]) -> None:
        super().__init__(data)
        choice = self.fields["method"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [("", _("Any method")), *((key, spoken(each.name)) for key, each in methods.items())]

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and not link.startswith(("http://", "https://")):
            raise forms.ValidationError(_("A link begins with https://."))
        return link
