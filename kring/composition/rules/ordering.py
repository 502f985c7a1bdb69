"""What a process that makes groups is asked, as JSON and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from kring.composition.rules.volunteer import Volunteer, Wanted

_SETS = ("slots", "wishes", "avoid")


def order(
    volunteers: Sequence[Volunteer], wanted: Wanted, *, seconds: float, seed: int, prove: bool, curve: bool
) -> dict[str, Any]:
    """What the process reads."""
    people = [{**asdict(one), **{name: sorted(getattr(one, name)) for name in _SETS}} for one in volunteers]
    plain = {field.name: getattr(wanted, field.name) for field in fields(Wanted)}
    pairs = {name: sorted(plain[name]) for name in ("apart", "together")}
    kept = [[list(members), sorted(stay)] for members, stay in wanted.kept]
    asked = {"seconds": seconds, "seed": seed, "prove": prove, "curve": curve}
    return {"volunteers": people, "wanted": {**plain, "chart": dict(wanted.chart), **pairs, "kept": kept}, **asked}


def read_order(said: Mapping[str, Any]) -> tuple[list[Volunteer], Wanted]:
    people = [Volunteer(**{**row, **{name: frozenset(row[name]) for name in _SETS}}) for row in said["volunteers"]]
    plain = said["wanted"]
    pairs = {name: frozenset((one, other) for one, other in plain[name]) for name in ("apart", "together")}
    kept = tuple((tuple(members), frozenset(stay)) for members, stay in plain["kept"])
    return people, Wanted(**{**plain, **pairs, "kept": kept})
