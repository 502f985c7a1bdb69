"""The groups of a proposal: who sits together and why, moving people, pinning, and who is left over."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.kernel.errors import NotFound, Refusal
from kring.volunteers import boards, proposing, queries
from kring.volunteers.boards import Board
from kring.volunteers.models import Proposal, Seat
from kring.volunteers.proposal_views import GROUPS_ON_A_PAGE, number_said, proposal_of
from kring.volunteers.views import page_of

MOVES_ON_A_PAGE = 20
LEFT_ON_A_PAGE = 20


@require_safe
@login_required
def group(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID, number: int
) -> HttpResponse:
    """One group: why each pair may sit together, and what they bring each other."""
    found = proposal_of(request, organisation_id, pool_id, proposal_id)
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
    found = proposal_of(request, organisation_id, pool_id, proposal_id)
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
    found = proposal_of(request, organisation_id, pool_id, proposal_id)
    proposing.dissolve(found, number, board=_board(found, number))
    return redirect("volunteers:left", organisation_id, pool_id, proposal_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def person(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID, seat_id: int
) -> HttpResponse:
    """Where one person could go: every group of their kind, with what is in the way or with whom to change places."""
    found = proposal_of(request, organisation_id, pool_id, proposal_id)
    seat = _seat(found, seat_id)
    refused: object = ""
    if request.method == "POST":
        try:
            number = _moved(request, found, seat)
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            return _after_a_move(request, found, number)
    numbers = _numbers_for(found, seat)
    own = [seat.number] if seat.number else []
    board = Board(found, queries.seats_of(found, [*numbers, *own]), [seat.entry])
    shown = {
        "proposal": found,
        "pool": found.pool,
        "seat": seat,
        "page": page_of(request, boards.moves(board, seat, numbers), MOVES_ON_A_PAGE),
        "leaves_too_few": boards.leaves_too_few(board, seat),
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


def _numbers_for(found: Proposal, seat: Seat) -> list[int]:
    """Groups of this person's kind, all but their own; of very many the first few hundred."""
    kinds = boards.numbers_of_kind(found, seat.entry.family or seat.entry.profession)
    return [number for number in kinds if number != seat.number][: boards.MOST_LOOKED_AT]


def _moved(request: HttpRequest, found: Proposal, seat: Seat) -> int | None:
    """Does what was asked: to a group, out of the group, or a trade; the group they are in now."""
    if asked := request.POST.get("ruil"):
        other = _seat(found, number_said(asked))
        numbers = [number for number in (seat.number, other.number) if number]
        board = Board(found, queries.seats_of(found, numbers), [seat.entry, other.entry])
        proposing.trade(found, seat, other, board=board)
        return other.number
    asked = request.POST.get("naar", "")
    to = number_said(asked) or None
    numbers = [number for number in (seat.number, to) if number]
    proposing.move(found, seat, to, board=Board(found, queries.seats_of(found, numbers), [seat.entry]))
    return to


@require_safe
@login_required
def left(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID) -> HttpResponse:
    """Who has no group: why, and what would place them."""
    found = proposal_of(request, organisation_id, pool_id, proposal_id)
    page = page_of(request, boards.left_over(found), LEFT_ON_A_PAGE)
    shown = {
        "proposal": found,
        "pool": found.pool,
        "page": page,
        "counted": boards.reasons_counted(found),
        "rows": boards.left_shown(found, list(page.object_list)),
    }
    return render(request, "volunteers/left.html", shown)


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
