"""What a proposal shows: its groups page by page, why they are sound, and where somebody could go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Count

from kring.composition.rules import volunteer as pure
from kring.composition.rules.checking import Checker, common_slots
from kring.composition.rules.placing import Obstacle, obstacles, openings, swaps
from kring.composition.rules.worth import affinity, worth_of_group
from kring.kernel.text import Text
from kring.volunteers import queries
from kring.volunteers.models import Entry, Proposal, Rule, Seat
from kring.volunteers.rules.words import GROUP_FAULTS, LIST_CHANGED, OBSTACLES, TOO_SMALL, WHY, gap_said

MOST_OPENINGS = 3
MOST_LOOKED_AT = 400  # groups, for one person


class Board:
    """Some groups of a proposal, judged by the rules as the list stands now."""

    def __init__(self, proposal: Proposal, seats: Mapping[int, list[Seat]], more: Iterable[Entry] = ()) -> None:
        self.proposal, self.seats = proposal, seats
        entries = [seat.entry for each in seats.values() for seat in each] + list(more)
        self.names = {entry.key: str(entry) for entry in entries}
        self.people = {one.id: one for one in _values(proposal, entries)}
        self.checker = _checker(proposal, list(self.people.values()))

    def members(self, number: int) -> list[pure.Volunteer]:
        return [self.people[seat.entry.key] for seat in self.seats.get(number, [])]

    def faults(self, number: int) -> list[Text]:
        """What is wrong with a group by now: a row was corrected, or somebody was taken off the list."""
        found = self.checker.of_group([one.id for one in self.members(number)])
        return [GROUP_FAULTS[rule] for rule in dict.fromkeys(each.rule for each in found)]

    def slots(self, number: int) -> list[str]:
        return sorted(common_slots(self.members(number)))

    def said(self, obstacle: Obstacle) -> Text:
        """An obstacle as a sentence, with whom it is about unless that is somebody's own affair."""
        text = OBSTACLES[obstacle.rule]
        names = ", ".join(self.names[one] for one in obstacle.others)
        return Text(f"{text.nl} {names}.", f"{text.en} {names}.") if names else text


def _values(proposal: Proposal, entries: Sequence[Entry]) -> list[pure.Volunteer]:
    """These rows as values, with whom they avoid: for the rules only, never for a page."""
    fresh = Entry.objects.in_bulk([entry.pk for entry in entries])
    mails = proposal.pool.entries.exclude(mail="").values_list("mail", "key")
    return queries.values_of(fresh.values(), dict(mails), _liked(proposal, [entry.pk for entry in entries]))


def _liked(proposal: Proposal, entries: Sequence[int]) -> dict[str, set[str]]:
    liked: dict[str, set[str]] = {}
    rules = proposal.pool.rules.filter(kind=Rule.Kind.TOGETHER, one__in=entries, other__in=entries)
    for one, other in rules.values_list("one__key", "other__key"):
        liked.setdefault(one, set()).add(other)
        liked.setdefault(other, set()).add(one)
    return liked


def _checker(proposal: Proposal, people: Sequence[pure.Volunteer]) -> Checker:
    """A check of a few people that knows the whole line of management, and whether time counts."""
    pool = proposal.pool
    mails = dict(pool.entries.exclude(mail="").values_list("mail", "key"))
    managers = pool.entries.exclude(manager="").values_list("key", "manager")
    chart = {**pool.chart, **{key: mails.get(manager.lower(), manager) for key, manager in managers}}
    apart = pool.rules.filter(kind=Rule.Kind.APART).values_list("one__key", "other__key")
    wanted = pure.Wanted(proposal.smallest, proposal.largest, chart, frozenset(apart))
    checker = Checker(people, wanted)
    checker.timed = queries.is_timed(pool)
    return checker


def group_numbers(proposal: Proposal, words: str = "") -> list[int]:
    """The numbers of all groups, or of those with somebody whose row holds these words."""
    seats = proposal.seats.exclude(number=None)
    if words:
        seats = seats.filter(entry__in=queries.found_by(proposal.pool, words).order_by().values("pk"))
    return [number for number in seats.order_by("number").values_list("number", flat=True).distinct() if number]


def sizes(proposal: Proposal) -> dict[int, int]:
    """How many groups there are of each size."""
    counted: dict[int, int] = {}
    rows = proposal.seats.exclude(number=None).values("number").annotate(people=Count("id"))
    for row in rows.order_by("number"):
        counted[row["people"]] = counted.get(row["people"], 0) + 1
    return dict(sorted(counted.items()))


def group_shown(board: Board, number: int) -> dict[str, Any]:
    """One group as its card shows it."""
    seats = board.seats[number]
    return {
        "number": number,
        "members": [{"seat": seat, "entry": seat.entry} for seat in seats],
        "circle": [{"name": str(seat.entry), "me": seat.is_pinned} for seat in seats],
        "slots": board.slots(number),
        "kind": board.members(number)[0].kind,
        "place": _place(board.members(number)),
        "faults": board.faults(number),
        "pinned": sum(seat.is_pinned for seat in seats),
    }


def _place(people: Sequence[pure.Volunteer]) -> Text:
    """Where a group meets: the site of all, or remotely."""
    sites = {one.site for one in people}
    return Text(*sites, *sites) if len(sites) == 1 else Text("op afstand", "remotely")


def pairs_shown(board: Board, number: int) -> list[dict[str, Any]]:
    """Of every pair in a group: what they bring each other, and the facts by which they may sit together."""
    return [_pair(board, one, other) for one, other in combinations(board.members(number), 2)]


def _pair(board: Board, one: pure.Volunteer, other: pure.Volunteer) -> dict[str, Any]:
    return {
        "one": board.names[one.id],
        "other": board.names[other.id],
        "keys": (one.id, other.id),
        "affinity": affinity(one, other),
        "reasons": [text for text, holds in _reasons(one, other) if holds],
    }


def _reasons(one: pure.Volunteer, other: pure.Volunteer) -> Iterator[tuple[Text, bool]]:
    wish = (other.id in one.wishes) + (one.id in other.wishes)
    same = one.profession == other.profession
    yield Text(f"allebei {one.profession}", f"both {one.profession}"), same and bool(one.profession)
    yield Text(f"vergelijkbaar werk ({one.kind})", f"comparable work ({one.kind})"), not same and bool(one.kind)
    yield Text("ander team", "other team"), bool(one.team and other.team)
    yield Text("andere afdeling", "other department"), one.department != other.department
    yield Text("ander niveau", "other level"), one.level != other.level
    yield Text("een wens", "one wish"), wish == 1
    yield Text("een wens van allebei", "a wish of both"), wish == 2  # noqa: PLR2004


def how_good(proposal: Proposal) -> Text:
    """How far these groups can be from the best there are; of a list that changed since nobody knows."""
    return LIST_CHANGED if proposal.list_changed else gap_said(proposal.gap)


def reasons_counted(proposal: Proposal) -> list[tuple[Text, int]]:
    """Why people have no group, and of how many each reason is true; the most usual first."""
    rows = proposal.seats.filter(number=None).values("reason").annotate(people=Count("id"))
    counted = [(WHY.get(row["reason"], WHY["left-over"]), row["people"]) for row in rows]
    return sorted(counted, key=lambda each: -each[1])


def left_over(proposal: Proposal) -> Any:
    """Who has no group, in order of name, with the word for why."""
    return (
        proposal.seats.filter(number=None).select_related("entry").defer("entry__avoid").order_by("entry__name", "id")
    )


def left_shown(proposal: Proposal, seats: Sequence[Seat]) -> list[dict[str, Any]]:
    """A page of people without a group: why, and what would place them."""
    kinds = {seat.entry.family or seat.entry.profession for seat in seats}
    board = board_around(proposal, kinds, [seat.entry for seat in seats])
    return [
        {"seat": seat, "entry": seat.entry, "why": WHY.get(seat.reason), "what": what_would_place(board, seat)}
        for seat in seats
    ]


def numbers_of_kind(proposal: Proposal, *kinds: str) -> list[int]:
    """The groups in which people of these kinds sit."""
    seats = proposal.seats.exclude(number=None)
    alike = seats.filter(entry__family__in=kinds) | seats.filter(entry__family="", entry__profession__in=kinds)
    return sorted(number for number in set(alike.values_list("number", flat=True)) if number)


def board_around(proposal: Proposal, kinds: set[str], more: Iterable[Entry]) -> Board:
    """The first few hundred groups in which people of these kinds sit."""
    numbers = numbers_of_kind(proposal, *kinds)[:MOST_LOOKED_AT]
    return Board(proposal, queries.seats_of(proposal, numbers), more)


def what_would_place(board: Board, seat: Seat) -> list[Text]:
    """Sentences on what somebody could change to have a seat; also a seat that is free by now."""
    one = board.people[seat.entry.key]
    groups = [(number, board.members(number)) for number in board.seats]
    free = [number for number, group in groups if group and not obstacles(one, group, board.checker)]
    if free:
        return [Text(f"Past nu in groep {free[0]}.", f"Fits in group {free[0]} now.")]
    found = openings(one, groups, board.checker, most=MOST_OPENINGS)
    return [_opening(each.group, each.rule, each.slots) for each in found]


def _opening(number: int, rule: str, slots: Sequence[str]) -> Text:
    times = " / ".join(slots[:4])
    sentences = {
        "time": Text(
            f"Past in groep {number} met tijd voor: {times}.", f"Fits in group {number} with time for: {times}."
        ),
        "place": Text(
            f"Past in groep {number} als iedereen daar op dezelfde plek of op afstand werkt.",
            f"Fits in group {number} when everybody there is at one place or remote.",
        ),
        "size": Text(
            f"Past in groep {number} als daar een plek vrijkomt.",
            f"Fits in group {number} when a seat comes free there.",
        ),
    }
    return sentences[rule]


@dataclass(frozen=True)
class Move:
    """A group that somebody could go to: what is in the way, and with whom they could trade places."""

    number: int
    slots: list[str]
    obstacles: list[Text]
    swaps: list[Seat]
    is_open: bool  # they may go there just so


def moves(board: Board, seat: Seat, numbers: Iterable[int]) -> list[Move]:
    """For one person, each of these groups: first where they can go, then where they can trade, then the nearest."""
    found = [_move(board, seat, number) for number in numbers if number != seat.number]
    return sorted(found, key=lambda move: (not move.is_open, not move.swaps, len(move.obstacles), move.number))


def _move(board: Board, seat: Seat, number: int) -> Move:
    one = board.people[seat.entry.key]
    found = obstacles(one, board.members(number), board.checker)
    stays = seat.is_pinned or leaves_too_few(board, seat)
    trades = _trades(board, seat, number) if found or stays else []
    said = [board.said(each) for each in found]
    return Move(number, board.slots(number), said, trades, is_open=not found and not stays)


def _trades(board: Board, seat: Seat, number: int) -> list[Seat]:
    """Who of the group could change places with this person.

    None where somebody avoids somebody: the one name that makes it possible would tell whom.
    """
    one, members = board.people[seat.entry.key], board.members(number)
    if seat.is_pinned or any("avoid" in board.checker.between(one, other) for other in members):
        return []
    partners = {other.id for other in swaps(one, members, board.checker)}
    return [
        each
        for each in board.seats[number]
        if each.entry.key in partners and not each.is_pinned and _takes(board, each, seat)
    ]


def _takes(board: Board, other: Seat, seat: Seat) -> bool:
    """May the other one have this person's seat? Who has none gives nothing in return."""
    if seat.number is None:
        return True
    rest = [one for one in board.members(seat.number) if one.id != seat.entry.key]
    return not obstacles(board.people[other.entry.key], rest, board.checker)


def between(board: Board, seat: Seat, number: int) -> list[Obstacle]:
    """Everything that keeps somebody from going to this group, and their own from letting them go."""
    found = obstacles(board.people[seat.entry.key], board.members(number), board.checker)
    return found + ([Obstacle(TOO_SMALL)] if leaves_too_few(board, seat) else [])


def leaves_too_few(board: Board, seat: Seat) -> bool:
    return seat.number is not None and len(board.seats[seat.number]) <= board.proposal.smallest


def worth_of(people: Sequence[pure.Volunteer]) -> float:
    return worth_of_group(people) if len(people) > 1 else 0.0
