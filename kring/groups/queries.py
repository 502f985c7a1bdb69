"""Reading groups, and the one gate to them."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group, Membership
from kring.groups.permissions import May, rights
from kring.kernel.errors import NotFound, NotPermitted
from kring.people.models import Identity, Person
from kring.programmes.models import Programme
from kring.programmes.queries import people_with
from kring.programmes.rules.lifecycle import Role


def access_group(person: Person, group_id: uuid.UUID, *, to: May) -> Group:
    """The group, if `person` may do this with it. Outsiders cannot tell whether it exists."""
    group = Group.objects.select_related("organisation").filter(id=group_id).first()
    allowed = rights(person, group) if group else frozenset()
    if group is None or May.READ_GROUP not in allowed:
        raise NotFound(_("This group does not exist, or is not for you."))
    if to not in allowed:
        raise NotPermitted(_("You may not do this in this group."))
    return group


def group_of(programme: Programme) -> Group | None:
    """The group of a programme, once it was made."""
    return Group.objects.filter(programme=programme).first()


def guides_to_ask(group: Group) -> list[Person]:
    """The intervisors of the group's programme who are not in the group now."""
    if group.programme is None:
        return []
    inside = set(group.memberships.filter(left_at=None).values_list("person", flat=True))
    return [person for person in people_with(group.programme, Role.INTERVISOR) if person.pk not in inside]


def memberships(group: Group) -> list[Membership]:
    """Everybody who was ever asked in, clockwise around the table."""
    return list(group.memberships.select_related("person").order_by("seat"))


def groups_of(person: Person) -> list[Group]:
    """The groups a person was asked into and has not left."""
    return list(
        Group.objects.filter(memberships__person=person, memberships__left_at=None)
        .select_related("organisation")
        .order_by("name")
    )


def invited_ids(group: Group) -> frozenset[str]:
    """Who may be let in: asked in, and not marked as left."""
    return frozenset(str(person) for person in group.memberships.filter(left_at=None).values_list("person", flat=True))


def identities(group: Group) -> list[Identity]:
    """Every identity, old ones too, of everybody who was ever in: the log names them by their hash."""
    people = group.memberships.values("person")
    return list(Identity.objects.filter(person__in=people).order_by("person", "number"))


def records(group: Group) -> list[bytes]:
    """The identity records of everybody who was ever in: what the log's signatures are checked against."""
    return [bytes(identity.record) for identity in identities(group)]


def access_membership(group: Group, person_id: uuid.UUID) -> Membership:
    """The place of somebody who is in the group now. The caller has access to the group."""
    membership = group.memberships.filter(person=person_id, left_at=None).select_related("person").first()
    if membership is None:
        raise NotFound(_("This person is not in the group."))
    return membership
