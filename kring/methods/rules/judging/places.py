"""Where people sit: on a chair, or at a table."""

from __future__ import annotations

from kring.kernel.errors import NotAllowedNow, NotFound, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import Asked, require_open
from kring.methods.rules.method import FACILITATOR, covers


def judge_sit(asked: Asked, command: c.Sit) -> e.Sat:
    require_open(asked)
    person = command.person or asked.by
    if person != asked.by and not asked.run.holds(FACILITATOR, asked.by):
        raise NotPermitted(say.ONLY_THE_FACILITATOR)
    if person not in asked.run.seats:
        raise NotFound(say.NOT_A_SEAT)
    if command.table is not None:
        require_table(asked, person, command.table)
    elif command.chair is not None:
        require_chair(asked, person, command.chair)
    elif person not in asked.run.step.chairs.values():
        raise NotAllowedNow(say.NOT_SITTING)
    return e.Sat(asked.by, asked.now, person, None if command.table is not None else command.chair, command.table)


def require_chair(asked: Asked, person: str, key: str) -> None:
    chair = next((one for one in asked.phase.chairs if one.key == key), None)
    if chair is None:
        raise NotFound(say.NO_SUCH_CHAIR)
    if not covers(chair.who, asked.run.role_of(person)):
        raise NotAllowedNow(say.NOT_THEIR_CHAIR)
    sits = asked.run.step.chairs.get(key)
    if sits == person:
        raise NotAllowedNow(say.ALREADY_SITTING)
    if sits is not None and sits in asked.here and not asked.run.holds(FACILITATOR, asked.by):
        raise NotAllowedNow(say.CHAIR_IS_TAKEN)


def require_table(asked: Asked, person: str, table: int) -> None:
    """Who came in late joins a table."""
    tables = asked.run.step.tables
    if table >= len(tables):
        raise NotFound(say.NO_SUCH_TABLE)
    if not asked.phase.may_speak(asked.run.role_of(person)):
        raise NotAllowedNow(say.THEY_LISTEN)
    if person in tables[table]:
        raise NotAllowedNow(say.ALREADY_SITTING)
