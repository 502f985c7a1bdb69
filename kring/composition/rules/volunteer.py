"""A volunteer, and what a group must keep to. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SMALLEST, LARGEST = 3, 10  # of any group of intervisie


@dataclass(frozen=True, slots=True)
class Volunteer:
    """One row of the list. Empty text means unknown; an unknown team is nobody's team."""

    id: str
    name: str = ""
    mail: str = ""
    profession: str = ""
    family: str = ""
    team: str = ""
    manager: str = ""
    department: str = ""
    level: str = ""
    site: str = ""
    remote: bool = False
    slots: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """The family of comparable professions; without one, the profession itself."""
        return self.family or self.profession


@dataclass(frozen=True, slots=True)
class Wanted:
    """How large groups must be, and who reports to whom outside the list of volunteers (id -> manager's id)."""

    smallest: int
    largest: int
    chart: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()  # pairs a coordinator keeps apart, each in both orders
    together: frozenset[tuple[str, str]] = frozenset()  # people of last time: see `fresh`
    # Groups that are there already, and who of each stays in it: the others of it may go elsewhere.
    kept: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = ()
    fresh: float = 0.0  # what sitting again with somebody of last time costs, on the scale of affinity
