"""Taking a step of a programme by a press: asked first, with a reason where others will want one."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kring.closing.open_ends import still_open
from kring.evaluation.panel import asked_lately
from kring.kernel.clock import now
from kring.kernel.errors import NotAllowedNow, NotFound, NotPermitted
from kring.kernel.text import Text
from kring.overviews.grouping import large_enough
from kring.people.queries import person_of
from kring.programmes.actions import take_step
from kring.programmes.guards import facilities_are_fixed
from kring.programmes.models import Programme
from kring.programmes.permissions import May, roles
from kring.programmes.queries import access_programme
from kring.programmes.rules.lifecycle import MOVES, StepName
from kring.programmes.words import BUTTONS, HINTS, WHYS
from kring.requests.fit import everybody_fits
from kring.talks.guards import agreement_is_signed
from kring.web.problem import spoken

# What must be so before a step: each says in a sentence what is missing. Nouns above programmes add theirs here.
GUARDS: dict[StepName, tuple[Callable[[Programme], Text | None], ...]] = {
    StepName.START: (facilities_are_fixed, agreement_is_signed, everybody_fits, large_enough),
}


# What others may still want to do. Each says in a sentence what is open; with a reason the step is taken all the same.
DOUBTS: dict[StepName, Callable[..., list[Text]]] = {
    StepName.CLOSE: still_open,
}
# What is said beside them, and asks for no reason.
REMARKS: dict[StepName, Callable[..., list[Text]]] = {
    StepName.CLOSE: asked_lately,
}


class ReasonForm(forms.Form):
    why = forms.CharField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), required=False)

    def __init__(self, *args: object, is_needed: bool, label: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["why"].required = is_needed
        self.fields["why"].label = str(label)
        self.fields["why"].help_text = (
            _("The others read this.") if is_needed else _("Not needed. The others read this.")
        )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def step(request: HttpRequest, programme_id: uuid.UUID, step_name: str) -> HttpResponse:
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.READ_PROGRAMME)
    name = step_named(step_name)
    if MOVES[name].by.isdisjoint(roles(person, programme)):
        raise NotPermitted(_("This step is not yours to take."))
    doubts = DOUBTS[name](programme, now=now()) if name in DOUBTS else []
    remarks = REMARKS[name](programme, now=now()) if name in REMARKS else []
    is_needed = MOVES[name].needs_reason or bool(doubts)
    form = ReasonForm(request.POST or None, is_needed=is_needed, label=WHYS.get(name, _("Why")))
    missing = missing_for(programme, name)
    if request.method == "POST" and not missing and form.is_valid():
        take_step(programme, name, by=person, why=form.cleaned_data["why"], now=now())
        return redirect(programme)
    if request.method == "POST" and missing:
        raise NotAllowedNow(missing[0])
    shown = {
        "programme": programme,
        "label": BUTTONS[name],
        "hint": HINTS.get(name),
        "form": form,
        "missing": [spoken(text) for text in missing],
        "doubts": [spoken(text) for text in doubts],
        "remarks": [spoken(text) for text in remarks],
    }
    return render(request, "overviews/step.html", shown)


def step_named(name: str) -> StepName:
    """The step of this name that a press takes."""
    if name not in {step.value for step in BUTTONS}:
        raise NotFound(_("There is no such step."))
    return StepName(name)


def missing_for(programme: Programme, name: StepName) -> list[Text]:
    """What is still missing before this step, each in a sentence."""
    found = [guard(programme) for guard in GUARDS.get(name, ())]
    return [text for text in found if text]
