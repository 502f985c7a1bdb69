"""What happened in a meeting. Events carry everything that `apply` needs, so that a log alone rebuilds a run."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """`by` is who did it; `at` is the server's instant, in whole milliseconds so that JSON keeps it exactly."""

    kind: ClassVar[str] = ""
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PhaseOpened(Event):
    """`how` is open, next, back, repeat, again or ready. In a round, `order` is the turn order and `turn` who begins.

    `people` have a turn, and get time for it. `presenter` is who gets that role as the group goes round again.
    """

    kind: ClassVar[str] = "phase-opened"
    how: str
    phase: int
    visit: int
    order: tuple[str, ...] = ()
    turn: str | None = None
    people: int = 0
    tables: tuple[tuple[str, ...], ...] = ()
    presenter: str | None = None


@dataclass(frozen=True, slots=True)
class Undone(Event):
    kind: ClassVar[str] = "undone"


@dataclass(frozen=True, slots=True)
class Extended(Event):
    kind: ClassVar[str] = "extended"
    minutes: int


@dataclass(frozen=True, slots=True)
class Paused(Event):
    kind: ClassVar[str] = "paused"


@dataclass(frozen=True, slots=True)
class Resumed(Event):
    kind: ClassVar[str] = "resumed"


@dataclass(frozen=True, slots=True)
class Revealed(Event):
    kind: ClassVar[str] = "revealed"


@dataclass(frozen=True, slots=True)
class Closed(Event):
    """`early` when phases were still to come."""

    kind: ClassVar[str] = "closed"
    early: bool


@dataclass(frozen=True, slots=True)
class Contributed(Event):
    """`anonymous` when nobody is told who wrote it. `whom` is the person whose words `by` typed."""

    kind: ClassVar[str] = "contributed"
    item: str
    phase: int
    visit: int
    hidden: bool
    anonymous: bool = False
    whom: str | None = None


@dataclass(frozen=True, slots=True)
class Revised(Event):
    """`phase` and `visit` are None when the item is parked."""

    kind: ClassVar[str] = "revised"
    item: str
    revision: int
    phase: int | None = None
    visit: int | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn(Event):
    kind: ClassVar[str] = "withdrawn"
    item: str
    phase: int
    visit: int


@dataclass(frozen=True, slots=True)
class AdviceParked(Event):
    kind: ClassVar[str] = "advice-parked"
    item: str
    phase: int
    visit: int


@dataclass(frozen=True, slots=True)
class AdviceBrought(Event):
    """Parked advice becomes a contribution to the phase that asks for it."""

    kind: ClassVar[str] = "advice-brought"
    item: str
    phase: int
    visit: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class AdviceDropped(Event):
    kind: ClassVar[str] = "advice-dropped"
    item: str


@dataclass(frozen=True, slots=True)
class HandRaised(Event):
    kind: ClassVar[str] = "hand-raised"


@dataclass(frozen=True, slots=True)
class HandLowered(Event):
    kind: ClassVar[str] = "hand-lowered"


@dataclass(frozen=True, slots=True)
class FloorGiven(Event):
    """`to` is None when the floor is free again."""

    kind: ClassVar[str] = "floor-given"
    to: str | None


@dataclass(frozen=True, slots=True)
class TurnPassed(Event):
    """`taken` is false when the person was away and is skipped for now; `turn` is who is next, None at the end."""

    kind: ClassVar[str] = "turn-passed"
    person: str
    taken: bool
    turn: str | None


@dataclass(frozen=True, slots=True)
class Readied(Event):
    kind: ClassVar[str] = "readied"


@dataclass(frozen=True, slots=True)
class Unreadied(Event):
    kind: ClassVar[str] = "unreadied"


@dataclass(frozen=True, slots=True)
class RoleAssigned(Event):
    """`swapped` when who gave the role got the other main role in return."""

    kind: ClassVar[str] = "role-assigned"
    role: str
    to: str
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Seated(Event):
    """Who sits in the circle changed: a member joined or left the group."""

    kind: ClassVar[str] = "seated"
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModuleChosen(Event):
    kind: ClassVar[str] = "module-chosen"
    phase: int
    module: str


@dataclass(frozen=True, slots=True)
class Sat(Event):
    """`person` sits on `chair` or at `table`; with neither they stood up."""

    kind: ClassVar[str] = "sat"
    person: str
    chair: str | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class RoleOffered(Event):
    """`to` would take over a role whose holder is away, if the group agrees."""

    kind: ClassVar[str] = "role-offered"
    role: str
    to: str


@dataclass(frozen=True, slots=True)
class Consented(Event):
    kind: ClassVar[str] = "consented"


@dataclass(frozen=True, slots=True)
class Disturbed(Event):
    kind: ClassVar[str] = "disturbed"


@dataclass(frozen=True, slots=True)
class Settled(Event):
    kind: ClassVar[str] = "settled"


@dataclass(frozen=True, slots=True)
class FeltUnsafe(Event):
    """`by` is UNNAMED: who gave the signal is not even kept."""

    kind: ClassVar[str] = "felt-unsafe"


@dataclass(frozen=True, slots=True)
class Attested(Event):
    kind: ClassVar[str] = "attested"


UNNAMED = "00000000-0000-0000-0000-000000000000"

EVENTS: dict[str, type[Event]] = {
    event.kind: event
    for event in (
        PhaseOpened,
        Undone,
        Extended,
        Paused,
        Resumed,
        Revealed,
        Closed,
        Contributed,
        Revised,
        Withdrawn,
        AdviceParked,
        AdviceBrought,
        AdviceDropped,
        HandRaised,
        HandLowered,
        FloorGiven,
        TurnPassed,
        Readied,
        Unreadied,
        RoleAssigned,
        Seated,
        ModuleChosen,
        Sat,
        RoleOffered,
        Consented,
        Disturbed,
        Settled,
        FeltUnsafe,
        Attested,
    )
}
_OWN_FIELDS = {
    event: tuple((f.name, f.default) for f in fields(event) if f.name not in {"by", "at"}) for event in EVENTS.values()
}


def event_to_json(event: Event) -> dict[str, Any]:
    """`{"kind", "by", "at", …}`, made of JSON's own types only. What is as usual is left out."""
    written: dict[str, Any] = {"kind": event.kind, "by": event.by, "at": written_instant(event.at)}
    for name, usual in _OWN_FIELDS[type(event)]:
        value = getattr(event, name)
        if value != usual:
            written[name] = list(value) if type(value) is tuple else value
    return written


def event_from_json(written: dict[str, Any]) -> Event:
    """The event that `event_to_json` wrote. A KeyError, TypeError or ValueError means that the log is damaged."""
    event = EVENTS[written["kind"]]
    own = {name: _frozen(written[name]) for name, _ in _OWN_FIELDS[event] if name in written}
    return event(by=written["by"], at=read_instant(written["at"]), **own)


def whole_milliseconds(instant: datetime) -> datetime:
    """The instant in UTC as it will be written."""
    if instant.tzinfo is not UTC:
        instant = instant.astimezone(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def written_instant(instant: datetime) -> str:
    """ISO 8601 in UTC with milliseconds: 2026-11-21T20:00:00.000Z."""
    return instant.isoformat(timespec="milliseconds")[:-6] + "Z"


def read_instant(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
