"""The hand-over: where the group is on its way to leading itself, and what its people say of the next level."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from kring.kernel.clock import now
from kring.offerings.rules.content import Level
from kring.people.models import Person
from kring.people.queries import person_of
from kring.programmes import actions, queries
from kring.programmes.models import Handover, Programme
from kring.programmes.panels import Look, Panel
from kring.programmes.permissions import May, rights
from kring.programmes.queries import access_programme
from kring.programmes.rules.handover import CHECKS, PATH, holds_back, level_before, next_level
from kring.programmes.rules.lifecycle import Role, State
from kring.web.problem import spoken

LEADING = frozenset({State.ALIGNING, State.RUNNING, State.CLOSING, State.CLOSED, State.INDEPENDENT})


class ReadinessForm(forms.Form):
    checked = forms.MultipleChoiceField(
        label=_("What goes well already?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    is_ready = forms.ChoiceField(
        label=_("Can the group take this step?"),
        choices=[("yes", _("Yes")), ("no", _("Not yet"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        language = get_language() or "nl"
        field = self.fields["checked"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(key, text.said_in(language)) for key, text in CHECKS.items()]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def page(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.MOVE_LEVEL)
    following = next_level(Level(programme.handover))
    form = ReadinessForm(request.POST or None, initial=said_before(programme, person, following))
    if request.method == "POST" and following and form.is_valid():
        actions.say_ready(
            programme,
            following,
            is_ready=form.cleaned_data["is_ready"] == "yes",
            checked=form.cleaned_data["checked"],
            by=person,
            now=now(),
        )
        return redirect("overviews:handover", programme.id)
    return render(request, "overviews/handover.html", {"form": form, **shown(programme, following)})


@require_POST
@login_required
def go_on(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.MOVE_LEVEL)
    actions.go_on(programme, by=person, now=now())
    return redirect("overviews:handover", programme.id)


@require_POST
@login_required
def go_back(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.MOVE_LEVEL)
    actions.go_back(programme, by=person, why=request.POST.get("why", "")[:2000], now=now())
    return redirect("overviews:handover", programme.id)


def panel(look: Look) -> Panel | None:
    """Who leads now: without an intervisor the group does. What anybody said of the next level is for them alone."""
    if look.programme.stands() not in LEADING:
        return None
    is_guided = bool(queries.people_with(look.programme, Role.INTERVISOR))
    return Panel(
        title=gettext("Who leads"),
        template="overviews/handover_panel.html",
        order=80,
        context={
            "level": Handover(look.programme.handover if is_guided else Level.ALONE).label,
            "programme": look.programme,
            "may_move": is_guided and May.MOVE_LEVEL in rights(look.person, look.programme),
        },
    )


def shown(programme: Programme, following: Level | None) -> dict[str, Any]:
    here = Level(programme.handover)
    before = level_before(here)
    voices = queries.voices(programme, following) if following else None
    held_back = holds_back(voices) if voices else None
    return {
        "programme": programme,
        "path": [{"said": Handover(level).label, "is_here": level is here, **plan(programme, level)} for level in PATH],
        "level": Handover(here).label,
        "following": Handover(following).label if following else None,
        "before": Handover(before).label if before else None,
        "voices": voices,
        "held_back": spoken(held_back) if held_back else None,
    }


def plan(programme: Programme, level: Level) -> dict[str, int | None]:
    """From which meeting the offering thinks of this level."""
    stages = programme.offering.content.path if programme.offering else ()
    return {"meeting": next((stage.meeting for stage in stages if stage.level is level), None)}


def said_before(programme: Programme, person: Person, following: Level | None) -> dict[str, Any]:
    own = queries.own_readiness(programme, person, following) if following else None
    return {"checked": own.checked, "is_ready": "yes" if own.is_ready else "no"} if own else {}
