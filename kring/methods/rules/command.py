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
    """`phase` and `visit` say for which step it was written; without them it is for the present one.

    `whom` (`for` on the wire) is the person whose words the facilitator types.
    """

    kind: ClassVar[str] = "contribute"
    phase: int | None = None
    visit: int | None = None
    whom: str | None = None


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


@dataclass(frozen=True, slots=True)
class Choose(Command):
    """How to go on, in a phase that asks it."""

    kind: ClassVar[str] = "choose"
    module: str


@dataclass(frozen=True, slots=True)
class Sit(Command):
    """Sit down on a chair or at a table; without either, stand up. `person` is somebody else to seat."""

    kind: ClassVar[str] = "sit"
    chair: str | None = None
    table: int | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Again(Command):
    """Follow the loop of this phase."""

    kind: ClassVar[str] = "again"


@dataclass(frozen=True, slots=True)
class TakeOver(Command):
    """A role whose holder is away: at once, or offered to the group."""

    kind: ClassVar[str] = "take-over"
    role: str


@dataclass(frozen=True, slots=True)
class Consent(Command):
    kind: ClassVar[str] = "consent"


@dataclass(frozen=True, slots=True)
class Disturb(Command):
    kind: ClassVar[str] = "disturb"


@dataclass(frozen=True, slots=True)
class Settle(Command):
    kind: ClassVar[str] = "settle"


@dataclass(frozen=True, slots=True)
class Unsafe(Command):
    """The facilitator alone hears it, without a name."""

    kind: ClassVar[str] = "unsafe"


@dataclass(frozen=True, slots=True)
class Attest(Command):
    """It is me, and nobody else is in my room."""

    kind: ClassVar[str] = "attest"


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
        Choose,
        Sit,
        Again,
        TakeOver,
        Consent,
        Disturb,
        Settle,
        Unsafe,
        Attest,
    )
}

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
_MOST_PHASES = 1000
_MOST_TABLES = 10
_ON_THE_WIRE = {"whom": "for"}  # a word that Python keeps for itself
_HERE = {wire: name for name, wire in _ON_THE_WIRE.items()}
_IS_RIGHT: dict[str, Callable[[Any], bool]] = {
    "id": lambda value: isinstance(value, str) and _UUID.fullmatch(value) is not None,
    "item": lambda value: isinstance(value, str) and _UUID.fullmatch(value) is not None,
    "to": lambda value: isinstance(value, str) and _UUID.fullmatch(value) is not None,
    "for": lambda value: isinstance(value, str) and _UUID.fullmatch(value) is not None,
    "person": lambda value: isinstance(value, str) and _UUID.fullmatch(value) is not None,
    "module": lambda value: isinstance(value, str) and _KEY.fullmatch(value) is not None,
    "chair": lambda value: isinstance(value, str) and _KEY.fullmatch(value) is not None,
    "table": lambda value: type(value) is int and 0 <= value < _MOST_TABLES,
    "phase": lambda value: type(value) is int and 0 <= value < _MOST_PHASES,
    "visit": lambda value: type(value) is int and 0 < value < _MOST_PHASES,
    "minutes": lambda value: type(value) is int and value in {1, 2},
    "early": lambda value: isinstance(value, bool),
    "swap": lambda value: isinstance(value, bool),
    "role": lambda value: isinstance(value, str) and 0 < len(value) <= 16,  # noqa: PLR2004 -- as wide as its column
}
_FIELDS = {  # as they are named on the wire, and whether they must be there
    command: {_ON_THE_WIRE.get(f.name, f.name): f.default is MISSING for f in fields(command)}
    for command in COMMANDS.values()
}


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
    given = {_HERE.get(name, name): body[name] for name in known if name in body}
    if command is Contribute and ("phase" in given) != ("visit" in given):
        raise Invalid(Text("Geef stap en bezoek allebei, of geen van beide.", "Give both phase and visit, or neither."))
    return command(**given)


def command_to_json(command: Command) -> dict[str, Any]:
    """`{"id", "kind", …}` without what was not given."""
    given = {name: getattr(command, _HERE.get(name, name)) for name in _FIELDS[type(command)]}
    return {"kind": command.kind, **{name: value for name, value in given.items() if value is not None}}


def _about(name: object, nl: str, en: str) -> Text:
    shown = str(name)[:40]
    return Text(f"Het veld “{shown}” {nl}.", f"The field “{shown}” {en}.")
