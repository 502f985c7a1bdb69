"""Two proposals side by side, and the curve of meeting new people against placing everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from kring.volunteers import queries
from kring.volunteers.boards import how_good, sizes
from kring.volunteers.models import Proposal

MOST_NAMED = 30
WIDE, HIGH, EDGE = 100.0, 56.0, 9.0  # of the drawing of the curve


def compared(one: Proposal, other: Proposal, numbers: Sequence[int]) -> dict[str, Any]:
    """Figures of both, who is placed in one only, and each of these groups beside the one most like it."""
    where = {proposal.pk: _where(proposal) for proposal in (one, other)}
    mine, theirs = where[one.pk], where[other.pk]
    pairs_mine, pairs_theirs = _pairs(mine), _pairs(theirs)
    names = dict(one.pool.entries.values_list("pk", "name"))
    only_mine, only_theirs = sorted(mine.keys() - theirs.keys()), sorted(theirs.keys() - mine.keys())
    return {
        "columns": [_figures(one), _figures(other)],
        "only": [_named(only_mine, names), _named(only_theirs, names)],
        "same_pairs": len(pairs_mine & pairs_theirs),
        "pairs": len(pairs_mine),
        "same_groups": len(set(_groups(mine).values()) & set(_groups(theirs).values())),
        "rows": _rows(one, other, numbers, mine, theirs),
    }


def _where(proposal: Proposal) -> dict[int, int]:
    """Entry -> number of the group."""
    return {pk: number for pk, number in proposal.seats.exclude(number=None).values_list("entry", "number") if number}


def _groups(where: dict[int, int]) -> dict[int, frozenset[int]]:
    members: dict[int, set[int]] = {}
    for pk, number in where.items():
        members.setdefault(number, set()).add(pk)
    return {number: frozenset(who) for number, who in members.items()}


def _pairs(where: dict[int, int]) -> set[tuple[int, int]]:
    return {pair for who in _groups(where).values() for pair in combinations(sorted(who), 2)}


def _figures(proposal: Proposal) -> dict[str, Any]:
    return {"proposal": proposal, "sizes": sizes(proposal).items(), "gap": how_good(proposal)}


def _named(entries: Sequence[int], names: dict[int, str]) -> dict[str, Any]:
    return {"names": [names[pk] for pk in entries[:MOST_NAMED]], "more": max(0, len(entries) - MOST_NAMED)}


def _rows(
    one: Proposal, other: Proposal, numbers: Sequence[int], mine: dict[int, int], theirs: dict[int, int]
) -> list[dict[str, Any]]:
    """Each group of the one, and the group of the other with most of the same people."""
    own, beside = _groups(mine), _groups(theirs)
    pairs = []
    for number in numbers:
        there = [theirs[pk] for pk in own[number] if pk in theirs]
        pairs.append((number, max(sorted(set(there)), key=there.count) if there else None))
    left = queries.seats_of(one, numbers)
    right = queries.seats_of(other, [number for _, number in pairs if number])
    return [
        {
            "left": [(str(seat.entry), number is not None and seat.entry_id in beside[number]) for seat in left[nth]],
            "right": [(str(seat.entry), seat.entry_id in own[nth]) for seat in right.get(number or 0, [])],
            "numbers": (nth, number),
            "is_same": number is not None and own[nth] == beside[number],
        }
        for nth, number in pairs
    ]


def curve_shown(proposal: Proposal) -> dict[str, Any]:
    """The points as a drawing and a table: further right, fewer meet again; higher, more are placed.

    Weights that come to the same are one point. The line leaves out points that another passes in both.
    """
    curve = proposal.curve
    met = [point["met"] for point in curve]
    placed = [point["placed"] for point in curve]
    alike: dict[tuple[int, int], list[Mapping[str, Any]]] = {}
    for point in curve:
        alike.setdefault((point["met"], point["placed"]), []).append(point)
    points = [
        {
            **same[0],
            "words": _span([point["fresh"] for point in same]),
            "is_beaten": _is_beaten(same[0], curve),
            "x": round(2 * EDGE + (WIDE - 3 * EDGE) * (1 - _share(together, met)), 2),
            "y": round(EDGE + (HIGH - 2 * EDGE) * (1 - _share(seated, placed)), 2),
        }
        for (together, seated), same in alike.items()
    ]
    best = sorted((each["x"], each["y"]) for each in points if not each["is_beaten"])
    return {
        "points": points,
        "line": " ".join(f"{x},{y}" for x, y in best),
        "most_placed": max(placed, default=0),
        "fewest_placed": min(placed, default=0),
    }


def _is_beaten(point: Mapping[str, Any], among: Sequence[Mapping[str, Any]]) -> bool:
    """Does another place as many and let fewer meet again, or place more and let no more?"""
    return any(
        other["met"] <= point["met"]
        and other["placed"] >= point["placed"]
        and (other["met"], other["placed"]) != (point["met"], point["placed"])
        for other in among
    )


def _span(weights: Sequence[float]) -> str:
    named = [f"{weight:g}" for weight in (min(weights), max(weights))]
    return "–".join(dict.fromkeys(named))


def _share(value: int, among: Sequence[int]) -> float:
    """Where a value lies between the least and the most, 0 to 1."""
    least, most = min(among), max(among)
    return (value - least) / (most - least) if most > least else 0.5
