"""Proposals for groups: asking for them, watching the work, comparing two, and making the groups of one."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.kernel.clock import now
from kring.kernel.errors import Refusal
from kring.people.queries import person_of
from kring.volunteers import boards, proposing, publishing, queries, sides
from kring.volunteers.boards import Board
from kring.volunteers.forms import PublishForm, compose_form
from kring.volunteers.models import Pool, Proposal
from kring.volunteers.permissions import May
from kring.volunteers.rules.words import FAULTS, LIST_CHANGED, gap_said
from kring.volunteers.views import page_of
from kring.web.problem import spoken

GROUPS_ON_A_PAGE = 24
LONGEST_NUMBER = 15
OPEN = (Proposal.State.WAITING, Proposal.State.WORKING)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def compose(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """Asking for groups, or for the curve of a second round; and every proposal there is."""
    pool = pool_of(request, organisation_id, pool_id)
    form = compose_form(pool, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked = proposing.ask_proposal(pool, **form.cleaned_data, is_curve="afweging" in request.POST, now=now())
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect(asked)
    shown = {
        "pool": pool,
        "form": form,
        "figures": queries.figures(pool),
        "proposals": [{"proposal": each, "gap": boards.how_good(each)} for each in queries.proposals_of(pool)],
        "done": queries.proposals_of(pool).filter(state=Proposal.State.DONE, is_curve=False),
        "rules": pool.rules.count(),
        "met": len(queries.met_before(pool)) // 2,
    }
    return render(request, "volunteers/compose.html", shown)


@require_safe
@login_required
def proposal(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID
) -> HttpResponse:
    """The work while it goes on; then the groups, page by page."""
    found = proposal_of(request, organisation_id, pool_id, proposal_id)
    if found.state in OPEN:
        shown = {"proposal": found, "pool": found.pool, "standing": standing_of(found)}
        return render(request, "volunteers/working.html", shown)
    if found.state == Proposal.State.FAILED:
        fault = FAULTS.get(found.fault, FAULTS["broken"])
        return render(request, "volunteers/failed.html", {"proposal": found, "pool": found.pool, "fault": fault})
    if found.is_curve:
        shown = {"proposal": found, "pool": found.pool, "curve": sides.curve_shown(found), "changed": LIST_CHANGED}
        return render(request, "volunteers/curve.html", shown)
    return render(request, "volunteers/proposal.html", _groups_shown(request, found))


def _groups_shown(request: HttpRequest, found: Proposal) -> dict[str, Any]:
    asked = request.GET.get("zoek", "").strip()[:100]
    page = page_of(request, boards.group_numbers(found, asked), GROUPS_ON_A_PAGE)
    board = Board(found, queries.seats_of(found, page.object_list))
    return {
        "proposal": found,
        "pool": found.pool,
        "page": page,
        "asked": asked,
        "groups": [boards.group_shown(board, number) for number in page.object_list],
        "sizes": boards.sizes(found).items(),
        "left": boards.left_over(found).count(),
        "gap": boards.how_good(found),
        "pinned": found.seats.filter(is_pinned=True).count(),
        "is_published": found.pool.proposals.exclude(published_at=None).exists(),
        "published": {each.number: each.group for each in found.published.select_related("group")},
    }


@require_safe
@login_required
def standing(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID
) -> HttpResponse:
    """The figures of the work, for the page that shows it."""
    return JsonResponse(standing_of(proposal_of(request, organisation_id, pool_id, proposal_id)))


def standing_of(found: Proposal) -> dict[str, Any]:
    """What the work has found so far, in figures and in words."""
    progress: Mapping[str, Any] = found.progress
    has_groups = "value" in progress
    return {
        "state": found.state,
        "is_open": found.state in OPEN,
        "may_stop": has_groups,
        "said": str(_said(found, progress)),
        "gap": spoken(gap_said(progress["gap"])) if has_groups else "",
        "trail": [
            {
                "seconds": each["seconds"],
                "value": round(each["value"], 1),
                "bound": round(each["bound"], 1),
                "placed": each["placed"],
            }
            for each in progress.get("trail", [])
        ],
    }


def _said(found: Proposal, progress: Mapping[str, Any]) -> object:
    if found.state == Proposal.State.WAITING:
        return _("Waiting for its turn.")
    if found.is_curve:
        return _("%(count)s of 6 points are ready.") % {"count": progress.get("points", 0)}
    if "value" in progress:
        return _("Found so far: %(placed)s people in %(groups)s groups.") % {
            "placed": progress["placed"],
            "groups": progress["groups"],
        }
    if "placeable" in progress:
        return _("At most %(count)s people can be placed. Looking for groups.") % {"count": progress["placeable"]}
    return _("Reading the list.")


@require_POST
@login_required
def enough(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID
) -> HttpResponse:
    """Good enough: the best so far is taken."""
    found = proposal_of(request, organisation_id, pool_id, proposal_id)
    proposing.ask_to_stop(found)
    if Proposal.objects.filter(pk=found.pk).exists():
        return redirect(found)
    return redirect("volunteers:compose", organisation_id, pool_id)


@require_POST
@login_required
def around(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID
) -> HttpResponse:
    """Groups anew around who is pinned."""
    found = proposal_of(request, organisation_id, pool_id, proposal_id)
    asked = proposing.ask_proposal(
        found.pool,
        smallest=found.smallest,
        largest=found.largest,
        seconds=found.seconds,
        seed=found.seed + 1,
        fresh=found.fresh,
        around=found,
        now=now(),
    )
    return redirect(asked)


@require_safe
@login_required
def compare(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """Two proposals side by side, the newest two unless others are asked for, and what differs."""
    pool = pool_of(request, organisation_id, pool_id)
    newest = [*queries.proposals_of(pool).filter(state=Proposal.State.DONE, is_curve=False)[:2], None, None]
    asked = (request.GET.get(name, "") for name in ("een", "ander"))
    one, other = (_named(pool, said) or usual for said, usual in zip(asked, newest[1::-1], strict=True))
    if one is None or other is None:
        return redirect("volunteers:compose", organisation_id, pool_id)
    page = page_of(request, boards.group_numbers(one), GROUPS_ON_A_PAGE)
    more = f"&een={one.number}&ander={other.number}"
    shown = {
        "pool": pool,
        "page": page,
        "more": more,
        **sides.compared(one, other, list(page.object_list)),
    }
    return render(request, "volunteers/compare.html", shown)


def _named(pool: Pool, said: str) -> Proposal | None:
    done = queries.proposals_of(pool).filter(state=Proposal.State.DONE, is_curve=False)
    return done.filter(number=number_said(said)).first()


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def publish(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID
) -> HttpResponse:
    """The last look: everybody in a group is invited by mail, and who is left hears what happens next."""
    person = person_of(request)
    found = queries.access_proposal(queries.access_pool(person, organisation_id, pool_id, to=May.PUBLISH), proposal_id)
    form = PublishForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        publishing.publish(found, by=person, now=now(), for_left=form.cleaned_data["for_left"])
        return redirect(found)
    shown = {
        "proposal": found,
        "pool": found.pool,
        "form": form,
        "left": boards.left_over(found).count(),
        "faults": publishing.faults_of(found) if found.published_at is None else [],
        "is_published": found.pool.proposals.exclude(published_at=None).exists(),
    }
    return render(request, "volunteers/publish.html", shown)


@require_POST
@login_required
def throw_away(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID
) -> HttpResponse:
    proposing.throw_away(proposal_of(request, organisation_id, pool_id, proposal_id))
    return redirect("volunteers:compose", organisation_id, pool_id)


def pool_of(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> Pool:
    return queries.access_pool(person_of(request), organisation_id, pool_id, to=May.COMPOSE)


def proposal_of(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID
) -> Proposal:
    return queries.access_proposal(pool_of(request, organisation_id, pool_id), proposal_id)


def number_said(said: str) -> int:
    """A number that somebody sent; 0 for anything else."""
    return int(said) if said.isdecimal() and len(said) <= LONGEST_NUMBER else 0
