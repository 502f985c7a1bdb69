"""The demo's smaller group, four people with real keys, at meetings by three methods: each at their own browser."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import APIResponse, Browser, Page, Request, expect

from kring.methods import library
from kring.methods.rules.method import Method, Phase
from kring.rooms.tests.browser import Browser as Reader
from kring.rooms.tests.browser import Listening
from tests.journeys.demo_house import LAPTOP, House
from tests.journeys.table import PATIENCE, Seat
from tests.journeys.words import Words
from tests.serving import Served, ask_kring

FACILITATOR, PRESENTER, ADVISERS = "Koen", "Jamila", ("Hugo", "Lotte")
METHODS = ("successes", "gossip", "five-step")
NEXT_TIME = "incident"  # the meeting after these three
PLAN = f"""
import json
from datetime import timedelta
from kring.groups.models import Group
from kring.meetings.models import RoleHolder
from kring.sealed.models import LogHead
group = Group.objects.get(name="Nachtzorg")
people = {{one.person.name.split()[0]: one.person for one in group.memberships.all()}}
rooms = {{}}
for number, method in enumerate({(*METHODS, NEXT_TIME)!r}):
    begins = now() + timedelta(minutes=number)
    meeting = Meeting.objects.create(
        group=group, starts_at=begins, ends_at=begins + timedelta(hours=2), method=method, made_at=now()
    )
    for role, name in (("presenter", "{PRESENTER}"), ("facilitator", "{FACILITATOR}")):
        RoleHolder.objects.create(meeting=meeting, role=role, person=people[name])
    rooms[method] = str(meeting.pk)
ids = {{name: str(person.pk) for name, person in people.items()}}
epoch = LogHead.objects.get(group=group.pk).epoch
print(json.dumps({{"group": str(group.pk), "people": ids, "rooms": rooms, "epoch": epoch}}))
"""
FIELDS = ".room-composers .room-field label"
NOTES = "Mijn aantekeningen"


@dataclass(frozen=True)
class Step:
    """One step of a method, as people see it: who has which fields, who may speak, and who may park advice.

    Who speaks is said in letters: p(resenter), f(acilitator), a(dviser).
    """

    title: str
    presenter: tuple[str, ...]
    others: tuple[str, ...]
    speak: str = "pfa"
    park: str = ""

    def fields_of(self, role: str) -> tuple[str, ...]:
        return self.presenter if role == "presenter" else self.others


@dataclass
class FourSeats:
    """The house of the demo with the four of Nachtzorg in it, and what they plan: ids by name and by method."""

    house: House
    plan: dict[str, Any]
    seats: dict[str, Seat] = field(default_factory=dict)

    @classmethod
    def of(cls, browser: Browser, served: Served, **database: str) -> FourSeats:
        plan = json.loads(ask_kring(served.data, PLAN, migrate=False, **database))
        made = cls(House(browser, served, {}), plan)
        for name in (*ADVISERS, PRESENTER, FACILITATOR):
            page = made.house.page(name)
            made.seats[name] = Seat(name, f"{name.lower()}@delinde.example", page.context, page, Words("nl"))
            made.seats[name].listen_in()
        made.seats[FACILITATOR].page.set_viewport_size(LAPTOP)
        return made

    def sit_down(self, method: str) -> Meeting:
        """Everybody comes in, and the facilitator begins."""
        meeting = Meeting(self, library.method(method), self.plan["rooms"][method])
        for seat in self.seats.values():
            seat.page.goto(f"/ruimte/{meeting.room}/")
        heading = self.seats[FACILITATOR].page.get_by_role("heading", name="De bijeenkomst begint zo")
        expect(heading).to_be_visible(timeout=PATIENCE)
        expect(self.seats[FACILITATOR].page.get_by_text("is er niet")).to_have_count(0, timeout=PATIENCE)
        self.seats[FACILITATOR].press("Begin de bijeenkomst")
        return meeting


@dataclass
class Meeting:
    """One meeting of the four by one method."""

    four: FourSeats
    method: Method
    room: str

    def __getitem__(self, name: str) -> Seat:
        return self.four.seats[name]

    @property
    def all(self) -> Sequence[Seat]:
        return tuple(self.four.seats.values())

    def id(self, name: str) -> str:
        return str(self.four.plan["people"][name])

    def hold(self, steps: Sequence[Step], acts: dict[str, Callable[[Meeting], None]]) -> None:
        """From step to step: what each role sees and can do, and then what they do there, by the key of the phase."""
        assert len(steps) == len(self.method.phases)
        for number, (step, phase) in enumerate(zip(steps, self.method.phases, strict=True)):
            if number:
                assert self.do(FACILITATOR, "next").ok
            for seat in self.all:
                self.looks_right(seat, step, phase)
            if phase.key in acts:
                acts[phase.key](self)
        assert self.do(FACILITATOR, "close").ok
        for seat in self.all:
            expect(seat.page.get_by_role("heading", name="De bijeenkomst is klaar")).to_be_visible(timeout=PATIENCE)

    def looks_right(self, seat: Seat, step: Step, phase: Phase) -> None:
        """What this person reads to do, has as fields, and may say: as their role has it, and nothing else."""
        role = role_of(seat.name)
        seat.is_at(step.title)
        told = phase.instruction.get(role) or phase.instruction["everyone"]
        expect(seat.page.locator(".room-phase .lead")).to_have_text(told.nl)
        expect(seat.page.locator(FIELDS)).to_have_text(list(step.fields_of(role)))
        speak = seat.button("Hand omhoog").or_(seat.button("Ik ben uitgesproken"))
        expect(speak).to_have_count(int(role[0] in step.speak))
        expect(seat.page.get_by_text("Heb je al advies? Parkeer het.")).to_have_count(int(role[0] in step.park))

    def do(self, name: str, kind: str, **fields: Any) -> APIResponse:
        """A command beside the screen, in this person's name."""
        command = {"id": str(uuid.uuid4()), "kind": kind, **fields}
        return self[name].page.request.post(f"/live/rooms/{self.room}", data=command)

    def take_turns(self, say: Callable[[Seat], None]) -> list[str]:
        """A round, until nobody has the turn; answers who had it, in order."""
        order: list[str] = []
        while (name := self._whose_turn(order)) is not None:
            say(self[name])
            assert self.do(name, "done").ok
            expect(self[name].button("Ik ben uitgesproken")).to_have_count(0)
            order.append(name)
        return order

    def _whose_turn(self, had: Sequence[str]) -> str | None:
        """As the server says it to somebody who just comes in."""
        listening = self.listen(ADVISERS[0], "?view=wall")
        turn = listening.until("state").said["state"]["turn"]
        listening.close()
        name = next((name for name in self.four.seats if self.id(name) == turn.get("now")), None)
        assert name not in had
        return name

    def listen(self, name: str, query: str = "") -> Listening:
        """One more device of this person, that only listens."""
        port = urlsplit(self.four.house.served.url).port or 0
        jar = {one.get("name"): one.get("value") for one in self[name].context.cookies()}
        cookie = f"{settings.SESSION_COOKIE_NAME}={jar[settings.SESSION_COOKIE_NAME]}"
        return Reader(port, self.room, cookie).listen(query)

    def screen(self) -> Page:
        """The big screen in the room, at the present step."""
        page = self.four.house.page(ADVISERS[0], "locked")
        page.goto(f"/ruimte/{self.room}/scherm/")
        expect(page.locator("h1")).to_have_text(self[FACILITATOR].page.inner_text("h1"), timeout=PATIENCE)
        return page

    def export(self, name: str) -> dict[str, Any]:
        """Everything of the group that this member may take along, without the moment at which it was asked."""
        said = self[name].page.request.get(f"/api/v1/groups/{self.four.plan['group']}/export")
        assert said.ok
        return {**said.json(), "at": ""}

    def all_read(self, *texts: str) -> None:
        for seat in self.all:
            for text in texts:
                seat.reads(text)


def role_of(name: str) -> str:
    return {FACILITATOR: "facilitator", PRESENTER: "presenter"}.get(name, "adviser")


def posts_of(seat: Seat) -> list[Request]:
    """From now on, every request of this device that carries something."""
    kept: list[Request] = []
    seat.context.on("request", lambda request: kept.append(request) if request.method != "GET" else None)
    return kept
