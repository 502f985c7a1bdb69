"""A whole meeting by any method: everybody does what is asked of them, and every choice and loop is followed."""

from __future__ import annotations

import random
from collections.abc import Sequence

from kring.methods.rules import command as c
from kring.methods.rules.method import FACILITATOR, PRESENTER, Form, Method
from kring.methods.rules.run import Stage
from kring.methods.tests.room import Room


def people(number: int) -> list[str]:
    return [f"00000000-0000-0000-0000-{n:012d}" for n in range(1, number + 1)]


def gather(method: Method, number: int, chance: random.Random) -> Room:
    """A group of this size with its roles given out by chance, except who is chosen in the meeting."""
    seats = people(number)
    known = [role for role in method.roles if role != PRESENTER or not method.presenter_after]
    return Room(method, seats=seats, roles=dict(zip(known, chance.sample(seats, len(known)), strict=True)))


class Held:
    """A meeting held to its end. `course` are the keys of the phases as they were held, `presented` who presented."""

    def __init__(self, room: Room, chance: random.Random) -> None:
        self.room, self.chance = room, chance
        self.course: list[str] = []
        self.presented: list[str] = []
        room.does(self.leader, c.Open)
        while room.run.step.stage is Stage.OPEN:
            self.hold()

    @property
    def leader(self) -> str:
        return self.room.run.roles[FACILITATOR]

    def hold(self) -> None:
        phase = self.room.phase
        self.course.append(phase.key)
        self.presented += [person for person in [self.room.run.roles.get(PRESENTER)] if person]
        self.take_turns()
        self.write(after_reveal=False)
        if phase.is_hidden:
            self.room.does(self.leader, c.Reveal)
            self.write(after_reveal=True)
        self.choose()
        self.go_on()

    def take_turns(self) -> None:
        while self.room.run.step.turn is not None and self.room.run.step.turn.now is not None:
            speaker = self.room.run.step.turn.now
            self.write_by([speaker], after_reveal=False)
            self.room.does(speaker, c.Done)

    def write(self, *, after_reveal: bool) -> None:
        self.write_by(self.room.run.seats, after_reveal=after_reveal)

    def write_by(self, who: Sequence[str], *, after_reveal: bool) -> None:
        """As many as are asked for, and one at least, of what is not a note to oneself."""
        for person in who:
            writing = self.room.phase.writing_for(self.room.run.role_of(person))
            if writing is not None and not writing.private and writing.after_reveal == after_reveal:
                for _ in range(max(writing.minimum, 1) - self.room.run.visit.counts.get(person, 0)):
                    self.room.writes(person)

    def choose(self) -> None:
        phase, run = self.room.phase, self.room.run
        if phase.form is Form.MODULE:
            self.room.does(self.leader, c.Choose, module=self.chance.choice(phase.modules).key)
        if phase.key == self.room.method.presenter_after and PRESENTER not in run.roles:
            others = [person for person in run.seats if person != self.leader]
            self.room.does(self.leader, c.Assign, role=PRESENTER, to=self.chance.choice(others))

    def go_on(self) -> None:
        """Round again as often as the method allows, and then on to the end."""
        phase = self.room.phase
        if phase.loop is not None and self.may_go_round():
            self.room.does(self.leader, c.Again)
        elif phase is self.room.method.phases[-1]:
            self.room.does(self.leader, c.Close)
        else:
            self.room.does(self.leader, c.Next)

    def may_go_round(self) -> bool:
        phase = self.room.phase
        assert phase.loop is not None
        times = self.course.count(phase.key) - 1
        return times < (len(self.room.run.seats) - 1 if phase.loop.most is None else phase.loop.most)
