"""Who takes which role."""

from __future__ import annotations

from kring.kernel.errors import NotAllowedNow, NotFound, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import Asked
from kring.methods.rules.method import FACILITATOR, OTHER_MAIN_ROLE
from kring.methods.rules.run import Offer, Stage

ALONE = 2  # with fewer others present there is no group to ask


def judge_assign(asked: Asked, command: c.Assign) -> e.Event:
    require_role(asked, command.role)
    if command.to not in asked.run.seats:
        raise NotFound(say.NOT_A_SEAT)
    holder = asked.run.roles.get(command.role)
    if holder == command.to:
        raise NotAllowedNow(say.ALREADY_HAS_ROLE)
    if asked.by != holder and not asked.run.holds(FACILITATOR, asked.by):
        if holder is not None:
            return taken_over(asked, command.role, holder, command.to)
        if command.to != asked.by and not asked.run.guided:
            raise NotPermitted(say.TAKE_IT_YOURSELF)
    takes_both = has_other(asked, command.role, command.to)
    if takes_both and not (command.swap and holder is not None and asked.run.holds(FACILITATOR, asked.by)):
        raise NotAllowedNow(say.NOT_BOTH_ROLES)
    return e.RoleAssigned(asked.by, asked.now, command.role, command.to, takes_both)


def judge_take_over(asked: Asked, command: c.TakeOver) -> e.Event:
    """At once when nobody has the role; else offered to the group."""
    require_role(asked, command.role)
    holder = asked.run.roles.get(command.role)
    if holder == asked.by:
        raise NotAllowedNow(say.ALREADY_HAS_ROLE)
    if holder is not None:
        return taken_over(asked, command.role, holder, asked.by)
    if has_other(asked, command.role, asked.by):
        raise NotAllowedNow(say.NOT_BOTH_ROLES)
    return e.RoleAssigned(asked.by, asked.now, command.role, asked.by)


def judge_consent(asked: Asked, _: c.Consent) -> e.Event:
    """With more than half of those present the role changes hands."""
    offer = asked.run.signs.offer
    if offer is None:
        raise NotAllowedNow(say.NO_OFFER)
    if asked.run.roles.get(offer.role) in asked.online:
        raise NotAllowedNow(say.HOLDER_IS_BACK)
    if asked.by in offer.agreed and not is_agreed(asked, offer):
        raise NotAllowedNow(say.ALREADY_AGREED)
    if has_other(asked, offer.role, offer.to):
        raise NotAllowedNow(say.NOT_BOTH_ROLES)
    if is_agreed(asked, offer):
        return e.RoleAssigned(asked.by, asked.now, offer.role, offer.to)
    return e.Consented(asked.by, asked.now)


def taken_over(asked: Asked, role: str, holder: str, to: str) -> e.Event:
    """A role whose holder is away. The main roles need the consent of the group, once the meeting has begun."""
    if holder in asked.online:
        raise NotPermitted(say.ROLE_IS_TAKEN)
    if to != asked.by:
        raise NotPermitted(say.TAKE_IT_YOURSELF)
    if has_other(asked, role, to):
        raise NotAllowedNow(say.NOT_BOTH_ROLES)
    others = len(asked.online) - 1
    if role not in OTHER_MAIN_ROLE or asked.run.step.stage is Stage.WAITING or others < ALONE:
        return e.RoleAssigned(asked.by, asked.now, role, to)
    offer = asked.run.signs.offer
    if offer is not None and offer.role == role and offer.to in asked.online:
        raise NotAllowedNow(say.OFFER_IS_THERE)
    return e.RoleOffered(asked.by, asked.now, role, to)


def is_agreed(asked: Asked, offer: Offer) -> bool:
    agreed = asked.online.intersection(offer.agreed) | {asked.by}
    return 2 * len(agreed) > len(asked.online)


def has_other(asked: Asked, role: str, person: str) -> bool:
    """Nobody presents and facilitates."""
    other = OTHER_MAIN_ROLE.get(role)
    return other is not None and asked.run.holds(other, person)


def require_role(asked: Asked, role: str) -> None:
    if asked.run.step.stage is Stage.CLOSED:
        raise NotAllowedNow(say.OVER)
    if role not in asked.method.assignable:
        raise NotFound(say.NO_SUCH_ROLE)
    if role == FACILITATOR and asked.run.guided:
        raise NotAllowedNow(say.THE_ROOM_LEADS)
