"""Plays a past meeting through the real room: the same actor, engine and log that serve a live one."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from kring.demo.script import PastMeeting, Said
from kring.demo.sealing import Meant, Table
from kring.meetings.models import Meeting
from kring.methods.rules.method import Phase
from kring.rooms.live.log import Entry, Log
from kring.rooms.live.order import read_order
from kring.rooms.live.reading import Found, find_room
from kring.rooms.live.room import Room
from kring.rooms.live.stream import Stream
from kring.sealed.rules.encoding import to_base64url
from kring.sealed.rules.item import slot_of

BETWEEN = timedelta(seconds=45)  # from one act to the next: a whole meeting fits in its two hours


@dataclass
class Clock:
    """The time in the past at which the next thing happens."""

    at: datetime

    def next(self) -> datetime:
        self.at += BETWEEN
        return self.at


@dataclass
class Playing:
    """One meeting being played. `ids` is demo key -> person id; `items` is (phase, demo key) -> item id."""

    room: Room
    log: Log
    table: Table
    past: PastMeeting
    ids: Mapping[str, str]
    clock: Clock
    items: dict[tuple[str, str], str] = field(default_factory=dict)

    async def play(self) -> None:
        """From opening to closing, phase by phase."""
        await self.do("open", by=self.facilitator)
        for number, phase in enumerate(self.room.method.phases):
            if number:
                await self.do("next", by=self.facilitator)
            await self.play_phase(phase)
        await self.do("close", by=self.facilitator)

    async def play_phase(self, phase: Phase) -> None:
        said = self.past.in_phase(phase.key)
        if phase.form == "round":
            await self.play_round(phase, said)
            return
        first = [one for one in said if one.kind != "answer"]
        for one in first:
            await self.say(phase, one)
        if phase.form == "hidden":
            await self.do("reveal", by=self.facilitator)
        for one in said:
            if one.kind == "answer":
                await self.say(phase, one)

    async def play_round(self, phase: Phase, said: Sequence[Said]) -> None:
        """Each speaks when the turn comes."""
        by_person = {self.ids[one.by]: one for one in said}
        while (turn := self.room.run.step.turn) and turn.now:
            if turn.now in by_person:
                await self.say(phase, by_person[turn.now])
            await self.do("done", by=turn.now)

    async def say(self, phase: Phase, said: Said) -> None:
        item, by = str(uuid.uuid4()), self.ids[said.by]
        kind = said.kind or self.kind_of(phase, by)
        visit = self.room.run.step.visit
        sealed = self.table.seal(
            said,
            by=by,
            slot=slot_of(str(self.table.group.pk), self.room.id, f"phase/{phase.key}/{visit}"),
            item=item,
            kind=kind,
            meant=self.meant(said, kind),
        )
        await self.do("contribute", by=by, item=item, sealed=to_base64url(sealed))
        self.items.setdefault((said.phase, said.by), item)

    def kind_of(self, phase: Phase, by: str) -> str:
        """What this person writes in this phase, unless the file says otherwise."""
        writing = phase.writing_for(self.room.run.role_of(by))
        if writing is None:
            raise ValueError(f"{phase.key}: {by} may not write here")
        return writing.kind

    def meant(self, said: Said, kind: str) -> Meant:
        chosen = [self.items[place] for place in said.chosen]
        order = [self.items[place] for place in said.order]
        asked = [item for (phase, _), item in self.items.items() if phase == said.phase] if kind == "answer" else []
        return Meant(chosen, order, asked[0] if asked else None)

    async def do(self, kind: str, *, by: str, item: str | None = None, **fields: str) -> None:
        order = read_order(json.dumps({"id": item or str(uuid.uuid4()), "kind": kind, **fields}).encode())
        epoch = self.table.views[by].roster.epoch
        await self.room.perform(order, by=by, now=self.clock.next(), epoch=epoch.number if epoch else 0, log=self.log)

    @property
    def facilitator(self) -> str:
        return self.ids[self.past.roles["facilitator"]]


def play(meeting: Meeting, past: PastMeeting, table: Table, ids: Mapping[str, str]) -> None:
    """Play `past` as what happened in `meeting`. Everybody is present from beginning to end."""
    found = find_room(str(meeting.pk))
    if found is None:
        raise LookupError(f"the demo's meeting {meeting.pk} has no room")
    asyncio.run(_play(found, meeting, past, table, ids))


async def _play(found: Found, meeting: Meeting, past: PastMeeting, table: Table, ids: Mapping[str, str]) -> None:
    room = Room(found)

    def settle(entries: Sequence[Entry], failure: Exception | None) -> None:
        for entry in entries:
            if failure:
                entry.stored.set_exception(failure)
            else:
                room.tell()

    log = Log(settle)
    for person in table.players:
        room.hearing.come_in(Stream(_nowhere, person=person, session="", is_wall=False), b"")
    try:
        await Playing(room, log, table, past, ids, Clock(meeting.starts_at)).play()
    finally:
        await log.stop()


async def _nowhere(_message: MutableMapping[str, Any]) -> None:
    """Nobody listens to the past."""
