"""The actor: judges a command, takes a number, and once it is stored tells everybody who may know.

Between judging and taking nothing awaits, so no lock is needed: the event loop does one thing at a time.
"""

from __future__ import annotations

import asyncio
import uuid
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from kring.kernel.errors import NotAllowedNow
from kring.kernel.text import Text
from kring.meetings.happened import Happened
from kring.methods.rules.engine import apply, judge, seat, start
from kring.methods.rules.event import Contributed, Event, event_from_json, event_to_json
from kring.methods.rules.method import PRESENTER
from kring.methods.rules.run import Run, Stage
from kring.methods.rules.view import Told, told
from kring.rooms.live.hearing import Hearing
from kring.rooms.live.log import Beginning, Entry, Lineage, Log
from kring.rooms.live.memory import Memory
from kring.rooms.live.order import Order
from kring.rooms.live.reading import Found, Planned, StoredItem
from kring.rooms.live.sealing import SealedItem, check_epoch, check_revision, check_slot
from kring.rooms.live.wire import instant, packed
from kring.sealed.rules.item import slot_of

ID_TAKEN = Text(
    nl="Dit is al eens verstuurd, met een andere inhoud. Laad de pagina opnieuw.",
    en="This was sent before, with other content. Load the page again.",
)
_BRINGS_ITEM = frozenset({"contributed", "revised", "advice-parked"})
_MOVES_ON = frozenset({"phase-opened", "role-assigned", "undone", "closed"})  # what the meeting itself keeps


@dataclass(frozen=True, slots=True)
class Answer:
    """What the doer hears: the position after the event, and its instant."""

    position: int
    at: datetime

    def packed(self) -> bytes:
        return b'{"now":"%s","position":%d}' % (instant(self.at).encode(), self.position)


@dataclass(slots=True)
class Taken:
    """An event that has its number and is on its way to the log."""

    entry: Entry
    event: Event
    after: Run
    told: Told


class Room:
    """One meeting, live. It can always be rebuilt from its log."""

    def __init__(self, found: Found) -> None:
        self.id = found.room
        self.group = found.group
        self.plan = found.plan
        self.method = found.plan.method
        self.has_begun = found.has_begun
        self.lineage = Lineage()
        plan = found.plan
        self.run = start(self.method, seats=plan.seats, roles=plan.roles, guided=plan.guided, way=plan.way)
        self.number = 0
        self.position = 0
        self.used_at = monotonic()
        self.hearing = Hearing()
        self.memory = Memory(self.method, found.earlier)
        self._answers: dict[str, tuple[bytes, Answer]] = {}
        self._under_way: deque[Taken] = deque()
        self._slots: dict[str, bytes] = {}  # of each item
        self._places: dict[str, bytes] = {}
        self._replay(found)
        self.memory.see(self.run, self.position)

    async def perform(self, order: Order, *, by: str, now: datetime, epoch: int, log: Log) -> Answer:
        """The only way anything happens in a room. Returns once the event is stored and told.

        Raises a refusal of the engine or of the seal, or what the log says when it could not be stored.
        """
        self.used_at = monotonic()
        digest = order.digest(by)
        known = self._answers.get(order.id)
        if known is not None:
            return _same(known, digest)
        for taken in self._under_way:
            if taken.entry.command == order.id:
                await asyncio.shield(taken.entry.stored)
                return _same((taken.entry.digest, _answer(taken.entry)), digest)
        entry = self._judged(order, digest, by=by, now=now, epoch=epoch)
        log.write(entry)
        await entry.stored
        return _answer(entry)

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way to the log."""
        return bool(self._under_way)

    def tell(self) -> None:
        """The oldest event under way is stored: tell it, and answer its doer."""
        taken = self._under_way.popleft()
        entry = taken.entry
        self._answers[entry.command] = (entry.digest, _answer(entry))
        if entry.item is not None:
            self.memory.keep(StoredItem(entry.item.id, entry.item.revision, entry.item.slot, entry.item.text))
        change, own = self.memory.messages(taken.told, taken.event, entry.command, entry.position)
        self.memory.see(taken.after, entry.position)
        self.hearing.tell(change, own)
        if not entry.stored.done():
            entry.stored.set_result(entry.position)

    def is_as_planned(self, planned: Planned, seats: Sequence[str]) -> bool:
        """Whether a room that has not begun still is what the meeting's plan says."""
        roles = {role: person for role, person in planned.roles.items() if person in seats}
        now = (self.method, dict(self.plan.roles), self.plan.seats, self.plan.guided, self.plan.way)
        return now == (planned.method, roles, tuple(seats), planned.guided, planned.way)

    def seat(self, members: Sequence[str], *, now: datetime, log: Log) -> None:
        """A member joined or left the group: the circle follows, as an event that no command asked for."""
        if self.run.step.stage is Stage.CLOSED:
            return
        changed = sorted(set(members).symmetric_difference(self.run.seats))
        event = seat(self.run, seats=members, by=changed[0], now=now) if changed else None
        if event is not None:
            log.write(self._take(event, str(uuid.uuid4()), bytes(16), None))

    def _judged(self, order: Order, digest: bytes, *, by: str, now: datetime, epoch: int) -> Entry:
        item = order.sealed_item(group=self.group, by=by)
        event = judge(self.method, self.run, order.command, by=by, now=now, present=self.hearing.present)
        if item is not None:
            check_epoch(item, epoch)
            self._check_place(item, event)
            self._slots[item.id] = item.slot
        return self._take(event, order.id, digest, item)

    def _take(self, event: Event, command: str, digest: bytes, item: SealedItem | None) -> Entry:
        """Give an event the next number and make the next run."""
        after = apply(self.method, self.run, event)
        news = told(self.method, self.run, event, after)
        entry = Entry(
            room=self.id,
            group=self.group,
            number=self.number + 1,
            position=self.position + (news.change is not None),
            command=command,
            digest=digest,
            actor=event.by,
            at=event.at,
            body=packed(event_to_json(event)).decode(),
            lineage=self.lineage,
            item=item,
            opened=tuple(news.opened),
            beginning=None if self.has_begun else self._beginning(),
            happened=self._happened(event, after) if event.kind in _MOVES_ON else None,
        )
        self._under_way.append(Taken(entry, event, after, news))
        self.run, self.number, self.position, self.has_begun = after, entry.number, entry.position, True
        return entry

    def _beginning(self) -> Beginning:
        said = (self.method.script(), self.plan.seats, dict(self.plan.roles))
        script, seats, roles = (packed(part).decode() for part in said)
        return Beginning(script, seats, roles, self.plan.guided, self.plan.way)

    def _happened(self, event: Event, after: Run) -> Happened:
        """Who has which role after this event, who had brought a case before, and who is here."""
        held: dict[str, tuple[str, ...]] = {role: (person,) for role, person in after.roles.items()}
        if PRESENTER in held:
            held[PRESENTER] = tuple(dict.fromkeys((*after.course.presented, *held[PRESENTER])))
        closed = after.step.stage is Stage.CLOSED
        return Happened(event.at, held, self.hearing.present | {event.by}, closed)

    def _check_place(self, item: SealedItem, event: Event) -> None:
        """The sealed header must name the place and the revision that this event gives the item."""
        check_revision(item, getattr(event, "revision", 1))
        known = self._slots.get(item.id)
        check_slot(item, known if known is not None else self._slot(event))

    def _slot(self, event: Event) -> bytes:
        """Where a new item belongs."""
        place = "advice"
        if isinstance(event, Contributed):
            place = f"phase/{self.method.phases[event.phase].key}/{event.visit}"
        if place not in self._places:
            self._places[place] = slot_of(self.group, self.id, place)
        return self._places[place]

    def _replay(self, found: Found) -> None:
        """Go through the log once more. Only the last messages are made again, for browsers that come back."""
        revisions = {(item.id, item.revision): item for item in found.items}
        for stored in found.events:
            event, command = event_from_json(stored.body), str(stored.command)
            item = revisions.get((stored.body.get("item"), stored.body.get("revision", 1)))
            if item is not None and event.kind in _BRINGS_ITEM:
                self.memory.keep(item)
                self._slots[item.id] = item.slot
            after = apply(self.method, self.run, event)
            if stored.number > len(found.events) - Memory.RECENT:
                self.memory.messages(told(self.method, self.run, event, after), event, command, stored.position)
            self.run, self.number, self.position = after, stored.number, stored.position
            self._answers[command] = (bytes(stored.digest), Answer(stored.position, stored.at))


def _answer(entry: Entry) -> Answer:
    return Answer(entry.position, entry.at)


def _same(known: tuple[bytes, Answer], digest: bytes) -> Answer:
    """The answer given before, if this is what was sent before."""
    if known[0] != digest:
        raise NotAllowedNow(ID_TAKEN)
    return known[1]
