"""Who takes which role."""

from __future__ import annotations

from kring.kernel.errors import NotAllowedNow, NotFound, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import Asked
from kring.methods.rules.method import FACILITATOR, OTHER_MAIN_ROLE
from kring.methods.rules.run import Stage


def judge_assign(asked: Asked, command: c.Assign) -> e.RoleAssigned:
    if asked.run.step.stage is Stage.CLOSED:
        raise NotAllowedNow(say.OVER)
    if command.role not in asked.method.assignable:
        raise NotFound(say.NO_SUCH_ROLE)
    if command.to not in asked.run.seats:
        raise NotFound(say.NOT_A_SEAT)
    holder = asked.run.roles.get(command.role)
    if holder == command.to:
        raise NotAllowedNow(say.ALREADY_HAS_ROLE)
    if asked.by != holder and not asked.run.holds(FACILITATOR, asked.by):
        if holder is not None and holder in asked.present:
            raise NotPermitted(say.ROLE_IS_TAKEN)
        if command.to != asked.by:
            raise NotPermitted(say.TAKE_IT_YOURSELF)
    other = OTHER_MAIN_ROLE.get(command.role)
    takes_both = other is not None and asked.run.holds(other, command.to)
    if takes_both and not (command.swap and holder is not None and asked.run.holds(FACILITATOR, asked.by)):
        raise NotAllowedNow(say.NOT_BOTH_ROLES)
    return e.RoleAssigned(asked.by, asked.now, command.role, command.to, takes_both)
