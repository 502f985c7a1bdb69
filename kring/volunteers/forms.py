"""What a coordinator fills in about a list, and a person about themself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kring.composition.rules.volunteer import LARGEST, SMALLEST
from kring.volunteers import queries
from kring.volunteers.models import WORD, Entry, Pool, Rule
from kring.volunteers.rules.lists import LONGEST_SLOT, MOST_NAMED, MOST_SLOTS, is_address
from kring.web.uploads import MOST_BYTES

PLAIN = {"autocomplete": "off"}
USUAL_SLOTS = [f"{day}-{part}" for day in ("ma", "di", "wo", "do", "vr") for part in ("ochtend", "middag")]


def words(label: Any, *, longest: int = WORD, help_text: Any = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=help_text, widget=forms.TextInput(attrs=PLAIN)
    )


class Tokens(forms.CharField):
    """Words with spaces between them, as a list without doubles."""

    def __init__(self, *, most: int, longest: int, **more: Any) -> None:
        self.most, self.longest = most, longest
        super().__init__(required=False, widget=forms.TextInput(attrs=PLAIN), **more)

    def clean(self, value: Any) -> Any:
        said = super().clean(value).replace(",", " ").replace(";", " ").split()
        if len(said) > self.most or any(len(each) > self.longest for each in said):
            raise ValidationError(_("That is too much, or too long."))
        return list(dict.fromkeys(said))

    def prepare_value(self, value: Any) -> Any:
        return " ".join(value) if isinstance(value, list) else value


class BoundsForm(forms.Form):
    smallest = forms.IntegerField(label=_("Smallest group"), min_value=SMALLEST, max_value=LARGEST, initial=5)
    largest = forms.IntegerField(label=_("Largest group"), min_value=SMALLEST, max_value=LARGEST, initial=8)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("smallest", 0) > said.get("largest", LARGEST):
            self.add_error("largest", _("The largest group is not smaller than the smallest."))
        return said


class PoolForm(BoundsForm):
    name = words(_("Name of the list"), required=True, help_text=_("The groups get this name with a number."))
    field_order = ("name", "smallest", "largest")


class UploadForm(forms.Form):
    file = forms.FileField(label=_("The list, as a CSV file"), allow_empty_file=True)
    chart = forms.FileField(
        label=_("Who reports to whom, as a CSV file"),
        required=False,
        help_text=_("Only when managers are not all on the list. Columns: id and manager."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name in ("file", "chart"):
            if said.get(name) and said[name].size > MOST_BYTES:
                self.add_error(name, _("This file is too large. Divide it: a list has at most 20,000 people."))
        return said


class OwnForm(forms.Form):
    """What people correct themselves. Times are those that others name, and what they named themselves."""

    profession = words(_("My profession"))
    team = words(_("My team"), help_text=_("You do not come in a group with somebody of your own team."))
    department = words(_("My department"))
    level = words(_("My level"))
    site = words(_("Where I work"))
    remote = forms.BooleanField(label=_("I can also take part remotely"), required=False)
    slots = forms.MultipleChoiceField(
        label=_("When I can"), required=False, widget=forms.CheckboxSelectMultiple, choices=[]
    )
    wishes = Tokens(
        most=MOST_NAMED,
        longest=WORD,
        label=_("With whom I would like to be"),
        help_text=_("Mail addresses, with spaces between them. The coordinator can see this."),
    )
    avoid = Tokens(
        most=MOST_NAMED,
        longest=WORD,
        label=_("With whom I do not want to be"),
        help_text=_("Mail addresses, with spaces between them. Nobody gets to see this list."),
    )

    def __init__(self, data: Any = None, *, slots: list[str], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        named = list(dict.fromkeys([*(slots or USUAL_SLOTS), *(initial or {}).get("slots", [])]))
        field = self.fields["slots"]
        field.choices = [(slot, slot) for slot in named[:MOST_SLOTS]]  # type: ignore[attr-defined]


class EntryForm(forms.Form):
    """A row as the coordinator fills it in: without whom somebody avoids, which is that person's own."""

    name = words(_("Name"), required=True)
    mail = forms.CharField(label=_("Mail address"), max_length=254, widget=forms.EmailInput(attrs=PLAIN))
    profession = words(_("Profession"))
    family = words(_("Family of professions"), help_text=_("Comparable professions share a family."))
    team = words(_("Team"))
    department = words(_("Department"))
    level = words(_("Level"))
    manager = words(_("Manager"), help_text=_("The id or mail address of the manager."))
    site = words(_("Place of work"))
    remote = forms.BooleanField(label=_("Can take part remotely"), required=False)
    slots = Tokens(
        most=MOST_SLOTS, longest=LONGEST_SLOT, label=_("Times"), help_text=_("For example: ma-ochtend wo-middag")
    )
    wishes = Tokens(most=MOST_NAMED, longest=WORD, label=_("Wishes"), help_text=_("Ids or mail addresses."))

    def __init__(self, data: Any = None, *, entry: Entry | None = None) -> None:
        super().__init__(data, initial={name: getattr(entry, name) for name in self.base_fields} if entry else None)

    def clean_mail(self) -> str:
        mail: str = self.cleaned_data["mail"].strip().lower()
        if not is_address(mail):
            raise ValidationError(_("This is no valid mail address."))
        return mail


class RuleForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What you ask"),
        choices=[(Rule.Kind.APART, _("Never in one group")), (Rule.Kind.TOGETHER, _("Rather together"))],
    )
    one = words(_("The one"), required=True, help_text=_("A name, an id or a mail address."))
    other = words(_("The other"), required=True)


class ComposeForm(BoundsForm):
    seconds = forms.IntegerField(
        label=_("Seconds of work"),
        min_value=1,
        max_value=120,
        initial=10,
        help_text=_("More is better, up to a point."),
    )
    seed = forms.IntegerField(
        label=_("Start number"),
        min_value=0,
        max_value=999_999,
        initial=1,
        help_text=_("Another number gives other groups. The same number gives the same."),
    )
    fresh = forms.FloatField(
        label=_("Weight of new faces"),
        min_value=0,
        max_value=50,
        initial=0,
        required=False,
        help_text=_("0 when it does not matter who was together before."),
    )
    prove = forms.BooleanField(label=_("Also work on a sharper proof of how good it is"), required=False)

    def clean_fresh(self) -> float:
        return self.cleaned_data["fresh"] or 0.0


def compose_form(pool: Pool, data: Any = None) -> ComposeForm:
    """With the bounds of the list, and a start number of its own, so that a second proposal is another one."""
    bounds = {"smallest": pool.smallest, "largest": pool.largest}
    return ComposeForm(data, initial={**bounds, "seed": queries.next_number(pool)})


class PublishForm(forms.Form):
    for_left = forms.CharField(
        label=_("What happens next for who has no group?"),
        help_text=_("They read this on their own page."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
