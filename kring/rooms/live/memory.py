"""What a room can say without asking the database: its state as told, its sealed items, its recent messages."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kring.methods.rules.event import Event
from kring.methods.rules.method import Method
from kring.methods.rules.run import Run
from kring.methods.rules.view import Told, own, shown
from kring.rooms.live.reading import StoredItem
from kring.rooms.live.wire import instant, message, packed


@dataclass(frozen=True, slots=True)
class Change:
    """One `change` message, encoded once: for members, and without sealed items for the wall."""

    position: int
    full: bytes
    wall: bytes


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What everybody may see after what was told last, encoded once for all who come in."""

    state: bytes
    items: bytes


class Memory:
    """Follows what was told, never what is only judged: who comes in sees nothing that could still be lost."""

    RECENT = 256  # messages kept for browsers that come back
    RECENT_BYTES = 4 * 1024 * 1024

    def __init__(self, method: Method, earlier: Sequence[Mapping[str, Any]]) -> None:
        self._method = method
        self._earlier = packed(earlier)
        self._items: dict[str, StoredItem] = {}
        self._recent: deque[Change] = deque()
        self._recent_bytes = 0
        self._snapshot: Snapshot | None = None
        self.position = 0

    def keep(self, item: StoredItem) -> None:
        self._items[item.id] = item

    def see(self, run: Run, position: int) -> None:
        """The room is now at `run`, and everybody has been told up to `position`."""
        self._run = run
        self._snapshot = None
        self.position = position

    def messages(self, told: Told, event: Event, command: str, position: int) -> tuple[Change | None, dict[str, bytes]]:
        """The messages of one event: for all (remembered), and per person for their own streams."""
        about = {"kind": event.kind, "by": event.by, "at": instant(event.at), "command": command}
        change = None
        if told.change is not None:
            change = self._change({**about, "change": told.change}, told.opened, position)
            self._remember(change)
        return change, {person: self._own(about, told, event, person) for person in told.mine}

    def since(self, position: int) -> list[Change] | None:
        """What was told after `position`; None when that is not known any more, or never was."""
        if position > self.position or position < 0:
            return None
        missed = self.position - position
        if missed > len(self._recent):
            return None
        return list(self._recent)[len(self._recent) - missed :]

    def state(self, person: str | None, now: datetime) -> bytes:
        """The `state` message; without a person it is the wall's, which has no items and nothing of anybody's own."""
        shot = self._shot()
        mine = own(self._method, self._run, person) if person else {}
        parts = [b'{"now":', packed(instant(now)), b',"state":', shot.state, b',"mine":', packed(mine)]
        if person is None:
            return message("state", b"".join([*parts, b',"items":{},"earlier":[]}']), position=self.position)
        items = b",".join(filter(None, (shot.items, self._packed_items(_written_in(mine)))))
        whole = b"".join([*parts, b',"items":{', items, b'},"earlier":', self._earlier, b"}"])
        return message("state", whole, position=self.position)

    def whole_mine(self, person: str, now: datetime) -> bytes:
        """Everything of one's own, for a browser that comes back by its position."""
        mine = own(self._method, self._run, person)
        about = {"kind": "whole", "at": instant(now), "command": None, "change": mine}
        return message("mine", self._with_items(packed(about), _written_in(mine)))

    def _change(self, about: dict[str, Any], opened: Sequence[str], position: int) -> Change:
        said = packed(about)
        wall = message("change", said, position=position)
        if not opened:
            return Change(position, wall, wall)
        return Change(position, message("change", self._with_items(said, opened), position=position), wall)

    def _own(self, about: dict[str, Any], told: Told, event: Event, person: str) -> bytes:
        is_doer = person == event.by
        said = {
            **about,
            "command": about["command"] if is_doer and told.change is None else None,
            "change": told.mine[person],
        }
        return message("mine", self._with_items(packed(said), told.author_only if is_doer else ()))

    def _with_items(self, said: bytes, ids: Sequence[str]) -> bytes:
        return b'%s,"items":{%s}}' % (said[:-1], self._packed_items(ids)) if ids else said

    def _packed_items(self, ids: Sequence[str]) -> bytes:
        """By id and not by time: the order may not tell who was quick."""
        kept = (self._items[id_] for id_ in sorted(ids) if id_ in self._items)
        return b",".join(
            b'"%s":{"revision":%d,"sealed":"%s"}' % (item.id.encode(), item.revision, item.text.encode())
            for item in kept
        )

    def _shot(self) -> Snapshot:
        if self._snapshot is None:
            state = shown(self._method, self._run)
            self._snapshot = Snapshot(packed(state), self._packed_items(list(state["contributions"])))
        return self._snapshot

    def _remember(self, change: Change) -> None:
        self._recent.append(change)
        self._recent_bytes += len(change.full)
        while len(self._recent) > self.RECENT or self._recent_bytes > self.RECENT_BYTES:
            self._recent_bytes -= len(self._recent.popleft().full)


def _written_in(mine: Mapping[str, Any]) -> list[str]:
    return [*mine.get("hidden", {}), *mine.get("parked", {})]
