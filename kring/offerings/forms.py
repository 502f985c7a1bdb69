"""What a visitor fills in on the page of an offering, and how a coordinator begins one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kring.offerings.queries import free_slug, is_taken
from kring.offerings.ready import template, templates
from kring.offerings.rules.content import Content, read
from kring.organisations.models import Organisation
from kring.people.models import Person

RESERVED = frozenset({"bericht", "nieuw", "begeleiders"})  # addresses of ours beside those of offerings
LONGEST_SLUG = 60
EMPTY = "empty"


FILTERS = {"thema": "theme", "voor": "audience", "type": "kind"}  # in an address, and in `Content`


class FilterForm(forms.Form):
    """The catalogue, narrowed. Each choice is one that something published has."""

    thema = forms.ChoiceField(label=_("Theme"), required=False)
    voor = forms.ChoiceField(label=_("For whom"), required=False)
    type = forms.ChoiceField(label=_("Type of learning activity"), required=False)

    def __init__(self, data: Any, *, contents: list[Content]) -> None:
        super().__init__(data)
        for name, about in FILTERS.items():
            present = sorted({getattr(content, about) for content in contents}, key=str.lower)
            self.fields[name].choices = [("", _("all")), *((each, each) for each in present)]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        """What was asked for, by field of `Content`. A word that nothing has is kept, so that nothing fits."""
        return {about: value for name, about in FILTERS.items() if (value := self.data.get(name, "").strip())}


class InterestForm(forms.Form):
    use_required_attribute = False  # an empty field is no fault before it is sent

    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("We only use it to tell you about dates. You can stop with one click."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class QuestionForm(forms.Form):
    use_required_attribute = False  # an empty field is no fault before it is sent

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("The answer comes here."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    text = forms.CharField(label=_("Your question"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))


class BeginForm(forms.Form):
    """A new offering: what it begins as, its language, title and address."""

    start = forms.ChoiceField(label=_("Begin with"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the text"), choices=Person.Language.choices)
    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        required=False,
        help_text=_("Leave it empty to keep the title of the example."),
    )
    slug = forms.CharField(
        label=_("Address of the page"),
        max_length=LONGEST_SLUG,
        required=False,
        help_text=_("The last part of the link, such as intervisie-oost. Empty: made from the title."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, data: Any = None, *, organisation: Organisation, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.organisation = organisation
        self.own = {str(one.slug): one for one in organisation.offerings.all()}
        ready = [(key, said["nl"].title) for key, said in templates().items()]
        copies = [(f"copy:{slug}", str(one)) for slug, one in self.own.items()]
        self.fields["start"].choices = [*ready, (EMPTY, _("An empty page")), *copies]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if "start" in said and "language" in said:
            title = said.get("title") or self._begun().title
            if not title:
                self.add_error("title", _("Give a title."))
            elif "slug" in said:
                self._choose_slug(said["slug"].strip() or title)
        return said

    def _choose_slug(self, wanted: str) -> None:
        """Keep the address, or propose one that is free. One that was made from the title is made free by itself."""
        slug = slugify(wanted)[:LONGEST_SLUG].strip("-")
        is_typed = bool(self.cleaned_data["slug"].strip())
        if not slug:
            self.add_error("slug", _("Use letters and numbers for the address."))
        elif slug in RESERVED or is_taken(slug):
            free = free_slug(slug, self.organisation)
            if is_typed:
                taken = _("This address is taken. Choose another, for example: %(free)s") % {"free": free}
                self.add_error("slug", taken)
            slug = free
        self.cleaned_data["chosen_slug"] = slug

    def _begun(self) -> Content:
        start, language = self.cleaned_data["start"], self.cleaned_data["language"]
        if start.startswith("copy:"):
            return read(self.own[start.removeprefix("copy:")].draft)
        return Content(language=language) if start == EMPTY else template(start, language)

    def content(self) -> Content:
        """The first draft. A copy keeps its language unless another was asked for."""
        begun = self._begun()
        return replace(begun, title=self.cleaned_data["title"] or begun.title, language=self.cleaned_data["language"])


class IntervisorForm(forms.Form):
    """The profile of somebody who guides groups."""

    name = forms.CharField(label=_("Name"), max_length=120)
    text = forms.CharField(
        label=_("About this intervisor"),
        max_length=3000,
        required=False,
        help_text=_("What they did before and how they work. You can use **bold**, *italic*, lists and links."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    languages = forms.CharField(
        label=_("Languages"), max_length=200, required=False, help_text=_("With commas between them.")
    )
    methods = forms.MultipleChoiceField(label=_("Methods"), required=False, widget=forms.CheckboxSelectMultiple)
    register = forms.CharField(
        label=_("Professional register"), max_length=120, required=False, help_text=_("For example LVSC or SKJ.")
    )
    register_number = forms.CharField(label=_("Number in the register"), max_length=60, required=False)
    email = forms.EmailField(
        label=_("Mail address"), required=False, help_text=_("Not on the page. With it you add them to a programme.")
    )

    def __init__(self, data: Any = None, *, methods: list[tuple[str, str]], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["methods"].choices = methods  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        said["languages"] = [each.strip() for each in said["languages"].split(",") if each.strip()]
        return said
