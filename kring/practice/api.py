"""`/api/v1/practice`: a round that is played in the browser. Stateless: the whole round comes along each time.

No text comes here. What somebody typed is no field of any command, and a field that does not belong is refused.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from kring.kernel.errors import Invalid, NotFound
from kring.kernel.text import Text
from kring.methods.rules.command import Command, command_from_json
from kring.methods.rules.method import Method
from kring.people.queries import person_of
from kring.practice import library
from kring.practice.rules.rehearsal import LONGEST, Asked, Rehearsal, play
from kring.practice.rules.setting import MOST_OTHERS, MOST_SEEDS, Setting, others_for
from kring.practice.told import StepTold, step_told
from kring.workshop.queries import method_for

MOST_ASKED = 400
LONGEST_ROUND = int(LONGEST.total_seconds() * 1000)
GO_ON = "go-on"  # beside the commands of a room: nobody needs to wait for me in this step

router = Router(tags=["practice"])


class DoneAsked(Schema):
    """`at` is in milliseconds after the beginning; `command` is one of the room's (docs/live.md), or `go-on`."""

    at: Annotated[int, Field(ge=0, le=LONGEST_ROUND)]
    command: dict[str, Any]


class StepAsked(Schema):
    """`asked` is all that was done in this round so far, in order; `seen` how much of it the browser has shown."""

    role: Literal["presenter", "adviser", "facilitator"]
    others: Annotated[int, Field(ge=1, le=MOST_OTHERS)]
    case: Annotated[str, Field(max_length=32)]
    seed: Annotated[int, Field(ge=0, lt=MOST_SEEDS)]
    language: Literal["nl", "en"]
    draft: bool = False  # of an own method: what is still being written
    seen: Annotated[int, Field(ge=0, le=10_000)] = 0
    asked: Annotated[list[DoneAsked], Field(default_factory=list, max_length=MOST_ASKED)]


@router.post("/practice/{method_key}/step", response=StepTold)
def step(request: HttpRequest, method_key: str, asked: StepAsked) -> StepTold:
    method = method_for(method_key, by=person_of(request), draft=asked.draft)
    return step_told(rehearsal_of(method, asked), asked.seen)


def rehearsal_of(method: Method, asked: StepAsked) -> Rehearsal:
    if asked.others not in others_for(method):
        raise Invalid(Text("Dit aantal past niet bij de methode.", "This number does not fit the method."))
    if asked.case not in library.stories():
        raise NotFound(Text("Deze casus is er niet.", "There is no such case."))
    setting = Setting(asked.role, asked.others, asked.seed, asked.language)
    return play(method, setting, library.sayings(asked.case, method), [_asked(one) for one in asked.asked])


def _asked(one: DoneAsked) -> Asked:
    command: Command | None = None
    if one.command.get("kind") != GO_ON or set(one.command) - {"kind", "id"}:
        command = command_from_json(one.command)
    return Asked(one.at, command)
