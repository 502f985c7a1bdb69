"""How a practice round is told to the browser: in the shapes of the live room, with readable made-up texts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ninja import Schema

from kring.methods.rules.engine import start
from kring.methods.rules.event import written_instant
from kring.methods.rules.run import Stage
from kring.methods.rules.view import own, shown
from kring.practice.rules.rehearsal import BEGAN, Happened, Rehearsal, answers_for_me, example_for_me
from kring.practice.rules.scene import Body
from kring.practice.rules.setting import ME


class TextTold(Schema):
    """A made-up contribution. `text` is as in docs/live.md, “Inside a contribution”."""

    kind: str
    parent: str | None
    text: str


class MoveTold(Schema):
    """One event: merge patches on the state and on what only I may see, null where nothing is told."""

    at: int
    now: str
    kind: str
    by: str
    command: str
    change: dict[str, Any] | None
    mine: dict[str, Any] | None
    texts: dict[str, TextTold]
    heard: str


class WholeTold(Schema):
    now: str
    state: dict[str, Any]
    mine: dict[str, Any]


class ExampleTold(Schema):
    kind: str
    text: str


class StepTold(Schema):
    """`whole` is the round as it began, for who has seen nothing. `waits`: it is my move.

    `wrote` is how much I wrote in the present step;
    `example` is what I could write, `answers` what a made-up presenter would say to each question, for who presents.
    """

    whole: WholeTold | None
    moves: list[MoveTold]
    waits: bool
    wrote: int
    example: ExampleTold | None
    answers: dict[str, str]


def step_told(rehearsal: Rehearsal, seen: int) -> StepTold:
    example = example_for_me(rehearsal.scene)
    return StepTold(
        whole=None if seen else _whole(rehearsal),
        moves=[_move(one, rehearsal) for one in rehearsal.happened[seen:]],
        waits=rehearsal.upcoming() is None and rehearsal.run.step.stage is not Stage.CLOSED,
        wrote=rehearsal.scene.count(ME),
        example=None if example is None else ExampleTold(kind=example.kind, text=example.text),
        answers=answers_for_me(rehearsal.scene),
    )


def _whole(rehearsal: Rehearsal) -> WholeTold:
    method, setting = rehearsal.scene.method, rehearsal.scene.setting
    first = start(method, seats=setting.seats, roles=setting.roles(method))
    return WholeTold(now=written_instant(BEGAN), state=shown(method, first), mine=own(method, first, ME))


def _move(one: Happened, rehearsal: Rehearsal) -> MoveTold:
    opened = {item: rehearsal.scene.bodies[item] for item in one.told.opened}
    is_seen = one.told.change is not None or one.event.by == ME or one.heard != ""
    return MoveTold(
        at=one.at,
        now=written_instant(BEGAN + timedelta(milliseconds=one.at)),
        kind=one.event.kind,
        by=one.event.by if is_seen else "",
        command=one.command,
        change=one.told.change,
        mine=one.told.mine.get(ME),
        texts={item: _text(body) for item, body in opened.items() if body.by != ME},
        heard=one.heard,
    )


def _text(body: Body) -> TextTold:
    return TextTold(kind=body.kind, parent=body.parent, text=body.text)
