"""Volunteers for the tests: an organisation with teams, a line of management, professions, sites and times."""

from __future__ import annotations

from random import Random

from kring.composition.rules.volunteer import Volunteer

SLOTS = [f"{day}-{part}" for day in ("mon", "tue", "wed", "thu", "fri") for part in ("am", "pm")]


def organisation(size: int, seed: int, *, kinds: int = 2, sites: int = 2) -> list[Volunteer]:
    """So many volunteers in teams of up to eight; in each team the first leads, and the first of all leads them."""
    random = Random(seed)  # noqa: S311 -- made-up people
    return [_one(random, number, kinds, sites, size) for number in range(size)]


def _one(random: Random, number: int, kinds: int, sites: int, size: int) -> Volunteer:
    team = number // 8
    kind = random.randrange(kinds)
    leads = number % 8 == 0
    others = [f"p{other}" for other in range(size) if other != number]
    return Volunteer(
        id=f"p{number}",
        profession=f"profession {kind}.{random.randrange(2)}",
        family=f"family {kind}",
        team=f"team {team}",
        manager=("p0" if number else "") if leads else f"p{team * 8}",
        department=f"department {team % 4}",
        level="lead" if leads else random.choice(["junior", "senior"]),
        site=f"site {team % sites}",
        remote=random.random() < 0.2,
        slots=frozenset(random.sample(SLOTS, random.randint(2, 6))),
        wishes=frozenset(random.sample(others, 1)) if others and random.random() < 0.2 else frozenset(),
        avoid=frozenset(random.sample(others, 1)) if others and random.random() < 0.1 else frozenset(),
    )
