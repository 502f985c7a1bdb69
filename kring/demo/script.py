"""What the demo's people said and wrote: `meetings/*.toml`, and around meetings `learning.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Said:
    """What one person wrote in one phase. `kind` is left out where the phase knows only one for this person.

    `chosen` and `order` name earlier contributions as (phase, person).
    """

    phase: str
    by: str
    text: str
    kind: str | None = None
    aspect: str | None = None
    chosen: tuple[tuple[str, str], ...] = ()
    order: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PastMeeting:
    group: str
    weeks_ago: int
    place: str
    method: str
    roles: Mapping[str, str]
    said: tuple[Said, ...]

    def in_phase(self, phase: str) -> list[Said]:
        return [said for said in self.said if said.phase == phase]


def past_meetings() -> list[PastMeeting]:
    """All of them, oldest first."""
    folder = files("kring.demo") / "meetings"
    read = [read_meeting(tomllib.loads(file.read_text("utf-8"))) for file in folder.iterdir()]
    return sorted(read, key=lambda meeting: -meeting.weeks_ago)


def read_learning() -> dict[str, Any]:
    return tomllib.loads((files("kring.demo") / "learning.toml").read_text("utf-8"))


def read_meeting(document: Mapping[str, Any]) -> PastMeeting:
    said = tuple(read_said(table) for table in document["said"])
    return PastMeeting(**{**document, "said": said})


def read_said(table: Mapping[str, Any]) -> Said:
    named = {key: tuple((phase, by) for phase, by in table.get(key, ())) for key in ("chosen", "order")}
    return Said(**{**table, **named})
