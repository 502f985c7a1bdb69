"""Numbers over several groups: half years, a floor, rounding, and nothing that could be subtracted.

What is told of a half year is worked out once, after the last day to hand in, and never again. There is one grid of
periods and one figure for all groups of an organisation: no choice of groups, no quarters beside half years.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from kring.kernel.errors import Invalid
from kring.kernel.text import Text

GROUPS_MIN = 3
PEOPLE_MIN = 10
# Two half years whose groups differ by fewer than this would tell of those few.
APART_MIN = 3
STEP = 5  # people, meetings, hours and percents are told in whole fives
HANDING_IN = timedelta(days=60)  # after the end of a half year
MOST = 100_000
FIELDS = ("people", "meetings", "minutes", "present", "expected")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """January to June is half 1, July to December half 2."""

    year: int
    half: int

    def __str__(self) -> str:
        return f"{self.year}-H{self.half}"

    @property
    def said(self) -> Text:
        nl, en = ("eerste", "first") if self.half == 1 else ("tweede", "second")
        return Text(f"{nl} halfjaar van {self.year}", f"{en} half of {self.year}")

    @property
    def first(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def after(self) -> date:
        """The first day that no longer belongs to it."""
        return self.next.first

    @property
    def next(self) -> Period:
        return Period(self.year, 2) if self.half == 1 else Period(self.year + 1, 1)

    @property
    def before(self) -> Period:
        return Period(self.year - 1, 2) if self.half == 1 else Period(self.year, 1)

    def takes(self, today: date) -> bool:
        """Numbers of it can be handed in: it is over, and its figure was not worked out yet."""
        return self.after <= today < self.after + HANDING_IN

    def is_told(self, today: date) -> bool:
        return today >= self.after + HANDING_IN


def period_named(name: str) -> Period:
    """From `2026-H1`, as it stands in a table or in a text that was signed."""
    year, half = name.split("-H")
    return Period(int(year), int(half))


def period_of(day: date) -> Period:
    return Period(day.year, 1 if day.month <= 6 else 2)  # noqa: PLR2004 - June


@dataclass(frozen=True, slots=True)
class Counts:
    """What one group tells of one half year. `present` of `expected`: how often people were there, and could be."""

    period: str
    people: int
    meetings: int
    minutes: int
    present: int
    expected: int


def write(counts: Counts) -> str:
    """The text of a release of kind `numbers`, in its one spelling."""
    return json.dumps(asdict(counts), separators=(",", ":"))


def read(text: str) -> Counts:
    """Raises Invalid for anything but the spelling of `write` and figures that can be."""
    try:
        told: Any = json.loads(text)
        counts = Counts(**told)
    except (ValueError, TypeError):
        raise Invalid(UNREADABLE) from None
    values = [getattr(counts, name) for name in FIELDS]
    if not all(type(value) is int and 0 <= value <= MOST for value in values) or not isinstance(counts.period, str):
        raise Invalid(UNREADABLE)
    if write(counts) != text or counts.present > counts.expected or counts.people == 0:
        raise Invalid(UNREADABLE)
    return counts


UNREADABLE = Text("Dit zijn geen cijfers van een half jaar.", "These are no numbers of a half year.")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a coordinator is told of a half year, each in whole fives. `attendance` in percent."""

    people: int
    meetings: int
    hours: int
    attendance: int


def figure(told: Sequence[tuple[str, Counts]], earlier: Collection[frozenset[str]]) -> Figure | None:
    """The figure of one half year, of (group, counts); None below the floor.

    `earlier` are the groups of each half year of which a figure was told before.
    """
    groups = frozenset(group for group, _ in told)
    people = sum(counts.people for _, counts in told)
    if len(groups) != len(told) or len(groups) < GROUPS_MIN or people < PEOPLE_MIN:
        return None
    if any(2 * counts.people > people for _, counts in told):
        return None
    if any(0 < len(groups ^ before) < APART_MIN for before in earlier):
        return None
    expected = sum(counts.expected for _, counts in told)
    if not expected:
        return None
    present = sum(counts.present for _, counts in told)
    return Figure(
        people=in_steps(people),
        meetings=in_steps(sum(counts.meetings for _, counts in told)),
        hours=in_steps(sum(counts.minutes for _, counts in told) / 60),
        attendance=in_steps(100 * present / expected),
    )


def in_steps(number: float) -> int:
    """To the nearest five, halves up."""
    return int((number + STEP / 2) // STEP) * STEP
