"""Who may do what with a group: the one place that says so. What is not granted here is not allowed."""

from __future__ import annotations

from enum import StrEnum

from kring.groups.models import Group
from kring.organisations.models import Appointment
from kring.people.models import Person
from kring.sealed.queries import is_on_roster


class May(StrEnum):
    """Everything that can be done with a group, `noun:verb`, in alphabetical order."""

    APPEND_LOG = "log:append"
    ATTEND = "meeting:attend"
    INVITE = "group:invite"
    MARK_LEFT = "group:mark-left"
    PLAN = "meeting:plan"
    READ_GROUP = "group:read"
    READ_ITEMS = "items:read"
    READ_LOG = "log:read"
    REGRANT = "wraps:give"
    SWAP_ROLES = "meeting:swap"
    TAKE_EXPORT = "group:export"
    USE_ROOM = "room:use"
    WRITE_ITEMS = "items:write"


class Role(StrEnum):
    """What somebody is to a group. The log decides who is a member; an invitation only opens the door to the log."""

    COORDINATOR = "coordinator"
    FORMER = "former"
    INVITED = "invited"
    MEMBER = "member"


GRANTS: dict[Role, frozenset[May]] = {
    # A coordinator arranges and never reads: no grant here reaches a sealed byte.
    Role.COORDINATOR: frozenset({May.INVITE, May.MARK_LEFT, May.PLAN, May.READ_GROUP}),
    # What was sealed in a former member's time they could once read; asking for it again is refused all the same.
    Role.FORMER: frozenset(),
    # Joining is an entry in the log, so somebody who was invited may read it and add to it, and nothing more.
    Role.INVITED: frozenset({May.APPEND_LOG, May.ATTEND, May.PLAN, May.READ_GROUP, May.READ_LOG, May.SWAP_ROLES}),
    Role.MEMBER: frozenset(
        {
            May.APPEND_LOG,
            May.ATTEND,
            May.PLAN,
            May.READ_GROUP,
            May.READ_ITEMS,
            May.READ_LOG,
            May.REGRANT,
            May.SWAP_ROLES,
            May.TAKE_EXPORT,
            May.USE_ROOM,
            May.WRITE_ITEMS,
        }
    ),
}


def roles(person: Person, group: Group) -> frozenset[Role]:
    """What `person` is to `group`; empty for an outsider."""
    held = {own for own in (_own_role(person, group),) if own}
    if group.organisation.appointments.filter(person=person, role=Appointment.Role.COORDINATOR).exists():
        held.add(Role.COORDINATOR)
    return frozenset(held)


def rights(person: Person, group: Group) -> frozenset[May]:
    """Everything `person` may do with `group`."""
    return frozenset().union(*(GRANTS[role] for role in roles(person, group)))


def _own_role(person: Person, group: Group) -> Role | None:
    membership = group.memberships.filter(person=person).first()
    if membership is None:
        return None
    if membership.left_at is not None:
        return Role.FORMER
    return Role.MEMBER if is_on_roster(group.id, person.id) else Role.INVITED
