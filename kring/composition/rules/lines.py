"""Who is above whom: the line of management, followed to the top, also through people who did not volunteer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kring.composition.rules.volunteer import Volunteer


def managers(volunteers: Iterable[Volunteer], chart: Mapping[str, str]) -> dict[str, str]:
    """Everybody's manager; a volunteer's own row counts before the chart."""
    above = dict(chart)
    above.update((one.id, one.manager) for one in volunteers if one.manager)
    return above


def all_above(person: str, above: Mapping[str, str]) -> list[str]:
    """Everybody above this person, nearest first. In a circle of managers each stands above the others."""
    found: dict[str, None] = {}
    manager = above.get(person, "")
    while manager and manager != person and manager not in found:
        found[manager] = None
        manager = above.get(manager, "")
    return list(found)


def circles(above: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Every circle in the line of management, as the ids in it. A sound list has none."""
    state: dict[str, int] = {}  # which walk came by
    rings = []
    for walk, start in enumerate(above):
        person, path = start, []
        while person and person not in state:
            state[person] = walk
            path.append(person)
            person = above.get(person, "")
        if person and state[person] == walk:
            rings.append(tuple(path[path.index(person) :]))
    return rings
