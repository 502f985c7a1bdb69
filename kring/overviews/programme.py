"""A programme's page, and the list of one's own programmes."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from kring.closing import panel as closing
from kring.evaluation import panel as evaluation
from kring.goals import panel as goals
from kring.groups import panel as groups
from kring.kernel.clock import now
from kring.overviews import grouping, handing_over
from kring.overviews.words import state_said
from kring.people.models import Person
from kring.people.queries import person_of
from kring.programmes import panel as programmes
from kring.programmes import queries
from kring.programmes.models import Programme
from kring.programmes.panels import Look, Panel
from kring.programmes.permissions import May, rights, roles
from kring.programmes.queries import access_programme
from kring.programmes.rules.lifecycle import State, StepName, steps_from
from kring.programmes.words import BUTTONS, said
from kring.quotes import panel as quotes
from kring.releases import panel as releases
from kring.requests import panel as requests
from kring.requests.queries import invitations_of, signups_of
from kring.talks import panel as talks

# Each noun's own part of the page, from what lies below. A new noun is added here.
PANELS: tuple[Callable[[Look], Panel | None], ...] = (
    programmes.people,
    quotes.panel,
    programmes.facilities,
    requests.taking_part,
    requests.asked,
    requests.not_reached,
    talks.panel,
    talks.agreement,
    goals.panel,
    grouping.panel,
    groups.panel,
    evaluation.panel,
    releases.panel,
    closing.panel,
    handing_over.panel,
)
# The straight way through, as the page draws it.
WAY = (
    State.ASKED,
    State.APPROVED,
    State.QUOTED,
    State.AGREED,
    State.FORMING,
    State.ALIGNING,
    State.RUNNING,
    State.CLOSING,
    State.CLOSED,
)


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Every programme that one is a party to, and whose turn it is."""
    person = person_of(request)
    rows = [row(programme, person) for programme in queries.programmes_of(person)]
    shown = {"rows": rows, "invitations": invitations_of(person), "signups": signups_of(person)}
    return render(request, "overviews/programmes.html", shown)


@require_safe
@login_required
def page(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.READ_PROGRAMME)
    shown = {
        **row(programme, person),
        "way": way(programme),
        "question": programme.question,
        "buttons": buttons(programme, person),
        "panels": [drawn(panel, request) for panel in panels(Look(programme, person, now()))],
        "is_off_the_way": programme.stands() not in WAY,
        "story": story(programme, person),
    }
    return render(request, "overviews/programme.html", shown)


def row(programme: Programme, person: Person) -> dict[str, Any]:
    return {
        "programme": programme,
        "state": state_said(programme.stands()),
        "is_my_turn": queries.is_my_turn(person, programme),
        "waiting": queries.acting_next(programme),
    }


def way(programme: Programme) -> list[dict[str, Any]]:
    """The straight way, with where the programme is on it; a programme that left the way has no place."""
    here = programme.stands()
    at = WAY.index(here) if here in WAY else -1
    return [
        {"said": state_said(state), "is_here": number == at, "is_past": number < at} for number, state in enumerate(WAY)
    ]


def buttons(programme: Programme, person: Person) -> list[dict[str, Any]]:
    """The steps that this person can take by a press."""
    return [
        {"step": move.step, "label": BUTTONS[move.step]}
        for move in steps_from(programme.stands(), roles(person, programme))
        if move.step in BUTTONS
    ]


def story(programme: Programme, person: Person) -> list[dict[str, Any]]:
    """What happened. Why the group wants more or less help stays between the group and its intervisor."""
    unnamed = queries.unnamed(programme, person)
    may_move = May.MOVE_LEVEL in rights(person, programme)
    return [
        {
            "at": step.at,
            "said": said(step, unnamed=unnamed),
            "why": step.why if may_move or step.name != StepName.HAND_OVER else "",
        }
        for step in queries.story(programme, person)
    ]


def drawn(panel: Panel, request: HttpRequest) -> dict[str, str]:
    """A panel as the page includes it; it sees its own context and nothing of the page's."""
    return {"title": panel.title, "body": render_to_string(panel.template, dict(panel.context), request)}


def panels(look: Look) -> list[Panel]:
    found = [part(look) for part in PANELS]
    return sorted((panel for panel in found if panel), key=lambda panel: panel.order)
