"""What somebody asks for. A command is only a wish: `judge` decides whether it becomes an event.

The sealed text of a contribution never comes here: the room keeps it, under the id of the command that brought it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from typing import Any, ClassVar

from kring.kernel.errors import Invalid
from kring.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Command:
    kind: ClassVar[str] = ""
    id: str


@dataclass(frozen=True, slots=True)
class Open(Command):
    kind: ClassVar[str] = "open"


@dataclass(frozen=True, slots=True)
class Next(Command):
    """To the next phase, or to `phase` when all between may be skipped."""

    kind: ClassVar[str] = "next"
    phase: int | None = None


@dataclass(frozen=True, slots=True)
class Back(Command):
    kind: ClassVar[str] = "back"
    phase: int


@dataclass(frozen=True, slots=True)
class Repeat(Command):
    kind: ClassVar[str] = "repeat"


@dataclass(frozen=True, slots=True)
class UndoMove(Command):
    kind: ClassVar[str] = "undo"


@dataclass(frozen=True, slots=True)
class Extend(Command):
    kind: ClassVar[str] = "extend"
    minutes: int


@dataclass(frozen=True, slots=True)
class Pause(Command):
    kind: ClassVar[str] = "pause"


@dataclass(frozen=True, slots=True)
class Resume(Command):
    kind: ClassVar[str] = "resume"


@dataclass(frozen=True, slots=True)
class Reveal(Command):
    kind: ClassVar[str] = "reveal"


@dataclass(frozen=True, slots=True)
class Close(Command):
    kind: ClassVar[str] = "close"
    early: bool = False


@dataclass(frozen=True, slots=True)
class Contribute(Command):
    """`phase` and `visit` say for which step it was written; without them it is for the present one."""

    kind: ClassVar[str] = "contribute"
    phase: int | None = None
    visit: int | None = None


@dataclass(frozen=True, slots=True)
class Revise(Command):
    kind: ClassVar[str] = "revise"
    item: str


@dataclass(frozen=True, slots=True)
class Withdraw(Command):
    kind: ClassVar[str] = "withdraw"
    item: str


@dataclass(frozen=True, slots=True)
class Park(Command):
    kind: ClassVar[str] = "park"


@dataclass(frozen=True, slots=True)
class Bring(Command):
    kind: ClassVar[str] = "bring"
    item: str


@dataclass(frozen=True, slots=True)
class Drop(Command):
    kind: ClassVar[str] = "drop"
    item: str


@dataclass(frozen=True, slots=True)
class RaiseHand(Command):
    kind: ClassVar[str] = "raise"


@dataclass(frozen=True, slots=True)
class LowerHand(Command):
    kind: ClassVar[str] = "lower"


@dataclass(frozen=True, slots=True)
class GiveFloor(Command):
    """`to` is left out to free the floor."""

    kind: ClassVar[str] = "floor"
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Done(Command):
    kind: ClassVar[str] = "done"


@dataclass(frozen=True, slots=True)
class Ready(Command):
    kind: ClassVar[str] = "ready"


@dataclass(frozen=True, slots=True)
class Unready(Command):
    kind: ClassVar[str] = "unready"


@dataclass(frozen=True, slots=True)
class Assign(Command):
    """`swap` lets presenter and facilitator trade roles in one go."""

    kind: ClassVar[str] = "assign"
    role: str
    to: str
    swap: bool = False


COMMANDS: dict[str, type[Command]] = {
    command.kind: command
    for command in (
        Open,
        Next,
        Back,
        Repeat,
        UndoMove,
        Extend,
        Pause,
        Resume,
        Reveal,
        Close,
        Contribute,
        Revise,
        Withdraw,
        Park,
        Bring,
        Drop,
        RaiseHand,
        LowerHand,
        GiveFloor,
        Done,
        Ready,
        Unready,
        Assign,
    )
}

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_MOST_PHASES = 1000
_IS_RIGHT: dict[str, Callable[[Any], bool]] = {
    "id": lambda value: isinstance(value, str) and _UUID.fullmatch(value) is not None,
    "item": lambda value: isinstance(value, str) and _UUID.fullmatch(value) is not None,
    "to": lambda value: isinstance(value, str) and _UUID.fullmatch(value) is not None,
    "phase": lambda value: type(value) is int and 0 <= value < _MOST_PHASES,
    "visit": lambda value: type(value) is int and 0 < value < _MOST_PHASES,
    "minutes": lambda value: type(value) is int and value in {1, 2},
    "early": lambda value: isinstance(value, bool),
    "swap": lambda value: isinstance(value, bool),
    "role": lambda value: isinstance(value, str) and 0 < len(value) <= 16,  # noqa: PLR2004 -- as wide as its column
}
_FIELDS = {command: {f.name: f.default is MISSING for f in fields(command)} for command in COMMANDS.values()}


def command_from_json(body: object) -> Command:
    """The command in a parsed JSON body, without its sealed part. Raises Invalid."""
    if not isinstance(body, dict):
        raise Invalid(Text("Stuur één opdracht als JSON-object.", "Send one command as a JSON object."))
    kind = body.get("kind")
    command = COMMANDS.get(kind) if isinstance(kind, str) else None
    if command is None:
        raise Invalid(Text("Deze opdracht bestaat niet.", "There is no such command."))
    known = _FIELDS[command]
    for name in body:
        if name != "kind" and name not in known:
            raise Invalid(_about(name, "hoort niet bij deze opdracht", "does not belong to this command"))
    for name, required in known.items():
        if name in body:
            if not _IS_RIGHT[name](body[name]):
                raise Invalid(_about(name, "klopt niet", "is not right"))
        elif required:
            raise Invalid(_about(name, "ontbreekt", "is missing"))
    given = {name: body[name] for name in known if name in body}
    if command is Contribute and ("phase" in given) != ("visit" in given):
        raise Invalid(Text("Geef stap en bezoek allebei, of geen van beide.", "Give both phase and visit, or neither."))
    return command(**given)


def command_to_json(command: Command) -> dict[str, Any]:
    """`{"id", "kind", …}` without what was not given."""
    given = {name: getattr(command, name) for name in _FIELDS[type(command)]}
    return {"kind": command.kind, **{name: value for name, value in given.items() if value is not None}}


def _about(name: object, nl: str, en: str) -> Text:
    shown = str(name)[:40]
    return Text(f"Het veld “{shown}” {nl}.", f"The field “{shown}” {en}.")
