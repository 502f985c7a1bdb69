"""Proposals for groups: asking, watching the work, looking, moving people, comparing, and making the groups."""

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
from kring.kernel.errors import NotFound, Refusal
from kring.people.queries import person_of
from kring.volunteers import boards, proposing, publishing, queries, sides
from kring.volunteers.boards import Board
from kring.volunteers.forms import PublishForm, compose_form
from kring.volunteers.models import Pool, Proposal, Seat
from kring.volunteers.permissions import May
from kring.volunteers.rules.words import FAULTS, gap_said
from kring.volunteers.views import page_of
from kring.web.problem import spoken

GROUPS_ON_A_PAGE = 24
MOVES_ON_A_PAGE = 20
LEFT_ON_A_PAGE = 20
LONGEST_NUMBER = 15
OPEN = (Proposal.State.WAITING, Proposal.State.WORKING)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def compose(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """Asking for groups, or for the curve of a second round; and every proposal there is."""
    pool = _pool(request, organisation_id, pool_id)
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
        "proposals": [{"proposal": each, "gap": gap_said(each.gap)} for each in queries.proposals_of(pool)],
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
    found = _proposal(request, organisation_id, pool_id, proposal_id)
    if found.state in OPEN:
        shown = {"proposal": found, "pool": found.pool, "standing": standing_of(found)}
        return render(request, "volunteers/working.html", shown)
    if found.state == Proposal.State.FAILED:
        fault = FAULTS.get(found.fault, FAULTS["broken"])
        return render(request, "volunteers/failed.html", {"proposal": found, "pool": found.pool, "fault": fault})
    if found.is_curve:
        shown = {"proposal": found, "pool": found.pool, "curve": sides.curve_shown(found)}
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
        "gap": gap_said(found.gap),
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
    return JsonResponse(standing_of(_proposal(request, organisation_id, pool_id, proposal_id)))


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
    found = _proposal(request, organisation_id, pool_id, proposal_id)
    proposing.ask_to_stop(found)
    if Proposal.objects.filter(pk=found.pk).exists():
        return redirect(found)
    return redirect("volunteers:compose", organisation_id, pool_id)


@require_safe
@login_required
def group(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID, number: int
) -> HttpResponse:
    """One group: why each pair may sit together, and what they bring each other."""
    found = _proposal(request, organisation_id, pool_id, proposal_id)
    board = _board(found, number)
    shown = {
        "proposal": found,
        "pool": found.pool,
        "group": boards.group_shown(board, number),
        "pairs": boards.pairs_shown(board, number),
        "worth": boards.worth_of(board.members(number)),
    }
    return render(request, "volunteers/group.html", shown)


@require_POST
@login_required
def pin(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID, number: int
) -> HttpResponse:
    """Who of this group is ticked stays in it; the others may go elsewhere."""
    found = _proposal(request, organisation_id, pool_id, proposal_id)
    seats = _board(found, number).seats[number]
    ticked = set(request.POST.getlist("vast"))
    proposing.pin(found, [seat for seat in seats if str(seat.pk) in ticked], pinned=True)
    proposing.pin(found, [seat for seat in seats if str(seat.pk) not in ticked], pinned=False)
    return redirect("volunteers:group", organisation_id, pool_id, proposal_id, number)


@require_POST
@login_required
def dissolve(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID, number: int
) -> HttpResponse:
    """Nobody sits in this group any more: its people wait among who is left over."""
    found = _proposal(request, organisation_id, pool_id, proposal_id)
    proposing.dissolve(found, number, board=_board(found, number))
    return redirect("volunteers:left", organisation_id, pool_id, proposal_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def person(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID, seat_id: int
) -> HttpResponse:
    """Where one person could go: every group of their kind, with what is in the way or with whom to change places."""
    found = _proposal(request, organisation_id, pool_id, proposal_id)
    seat = _seat(found, seat_id)
    refused: object = ""
    if request.method == "POST":
        try:
            number = _moved(request, found, seat)
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            return _after_a_move(request, found, number)
    numbers = _numbers_for(found, seat, request.GET.get("zoek", ""))
    page = page_of(request, numbers, MOVES_ON_A_PAGE)
    own = [seat.number] if seat.number else []
    board = Board(found, queries.seats_of(found, [*page.object_list, *own]), [seat.entry])
    shown = {
        "proposal": found,
        "pool": found.pool,
        "seat": seat,
        "page": page,
        "moves": boards.moves(board, seat, page.object_list),
        "refused": refused,
    }
    return render(request, "volunteers/person.html", shown, status=409 if refused else 200)


def _after_a_move(request: HttpRequest, found: Proposal, number: int | None) -> HttpResponse:
    """To the group somebody is in now; who dragged them stays with the groups."""
    if number is None:
        return redirect(found)
    if request.POST.get("terug") != "voorstel":
        return redirect("volunteers:group", found.pool.organisation_id, found.pool_id, found.pk, number)
    page = boards.group_numbers(found).index(number) // GROUPS_ON_A_PAGE + 1
    return redirect(f"{found.get_absolute_url()}?pagina={page}#groep-{number}")


def _numbers_for(found: Proposal, seat: Seat, words: str) -> list[int]:
    """Groups of this person's kind, all but their own."""
    kind = seat.entry.family or seat.entry.profession
    kinds = boards.numbers_of_kind(found, kind)
    named = set(boards.group_numbers(found, words.strip()[:100])) if words.strip() else None
    return [number for number in kinds if number != seat.number and (named is None or number in named)]


def _moved(request: HttpRequest, found: Proposal, seat: Seat) -> int | None:
    """Does what was asked: to a group, out of the group, or a trade; the group they are in now."""
    if asked := request.POST.get("ruil"):
        other = _seat(found, _number(asked))
        numbers = [number for number in (seat.number, other.number) if number]
        board = Board(found, queries.seats_of(found, numbers), [seat.entry, other.entry])
        proposing.trade(found, seat, other, board=board)
        return other.number
    asked = request.POST.get("naar", "")
    to = _number(asked) or None
    numbers = [number for number in (seat.number, to) if number]
    proposing.move(found, seat, to, board=Board(found, queries.seats_of(found, numbers), [seat.entry]))
    return to


@require_safe
@login_required
def left(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID) -> HttpResponse:
    """Who has no group: why, and what would place them."""
    found = _proposal(request, organisation_id, pool_id, proposal_id)
    page = page_of(request, boards.left_over(found), LEFT_ON_A_PAGE)
    shown = {
        "proposal": found,
        "pool": found.pool,
        "page": page,
        "rows": boards.left_shown(found, list(page.object_list)),
    }
    return render(request, "volunteers/left.html", shown)


@require_POST
@login_required
def around(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID
) -> HttpResponse:
    """Groups anew around who is pinned."""
    found = _proposal(request, organisation_id, pool_id, proposal_id)
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
    pool = _pool(request, organisation_id, pool_id)
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
    return done.filter(number=_number(said)).first()


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
    proposing.throw_away(_proposal(request, organisation_id, pool_id, proposal_id))
    return redirect("volunteers:compose", organisation_id, pool_id)


def _pool(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> Pool:
    return queries.access_pool(person_of(request), organisation_id, pool_id, to=May.COMPOSE)


def _proposal(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID) -> Proposal:
    return queries.access_proposal(_pool(request, organisation_id, pool_id), proposal_id)


def _board(found: Proposal, number: int) -> Board:
    """One group; NotFound when nobody sits in it."""
    board = Board(found, queries.seats_of(found, [number]))
    if not board.seats[number]:
        raise NotFound(_("This group is not there any more."))
    return board


def _seat(found: Proposal, seat_id: int) -> Seat:
    seat = found.seats.select_related("entry").filter(pk=seat_id).first()
    if seat is None:
        raise NotFound(_("This person is not on the list."))
    return seat


def _number(said: str) -> int:
    """A number that somebody sent; 0 for anything else."""
    return int(said) if said.isdecimal() and len(said) <= LONGEST_NUMBER else 0
