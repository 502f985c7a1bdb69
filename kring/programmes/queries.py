"""Reading programmes, and the one gate to them."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotFound, NotPermitted
from kring.offerings.rules.content import Level
from kring.people.models import Person
from kring.programmes.models import Facilities, Party, Programme, Readiness, Step
from kring.programmes.permissions import May, rights, roles
from kring.programmes.rules.handover import Voices
from kring.programmes.rules.lifecycle import ACTS_NEXT, MOVES, Role, StepName


def access_programme(person: Person, programme_id: uuid.UUID, *, to: May) -> Programme:
    """The programme, if `person` may do this with it. Outsiders cannot tell whether it exists."""
    programme = Programme.objects.select_related("organisation").filter(id=programme_id).first()
    allowed = rights(person, programme) if programme else frozenset()
    if programme is None or May.READ_PROGRAMME not in allowed:
        raise NotFound(_("This programme does not exist, or is not for you."))
    if to not in allowed:
        raise NotPermitted(_("You may not do this in this programme."))
    return programme


def programmes_of(person: Person) -> list[Programme]:
    """Where somebody is a party now, newest first. A coordinator's own are found by organisation."""
    own = Party.objects.filter(person=person, until=None).values("programme")
    return list(Programme.objects.filter(id__in=own).select_related("organisation"))


def roles_held(person: Person) -> frozenset[Role]:
    """What somebody is now, in any programme."""
    held = Party.objects.filter(person=person, until=None).values_list("role", flat=True).distinct()
    return frozenset(Role(role) for role in held)


def turns_of(person: Person) -> list[Programme]:
    """The programmes in which it is somebody's turn as a party, what waits longest first.

    A coordinator's are in their own overview: an organisation may have hundreds.
    """
    own = Q()
    for state, waiting in ACTS_NEXT.items():
        held = Party.objects.filter(person=person, until=None, role__in=list(waiting)).values("programme")
        own |= Q(state=state, id__in=held)
    return list(Programme.objects.filter(own).order_by("since", "id")[:20])


def parties(programme: Programme, role: Role | None = None) -> list[Party]:
    """Who is what now, in the order they came."""
    found = programme.parties.filter(until=None).select_related("person", "about").order_by("since", "id")
    return list(found.filter(role=role) if role else found)


def people_with(programme: Programme, role: Role) -> list[Person]:
    """Who has this role now; the coordinators are those of the organisation."""
    if role is Role.COORDINATOR:
        appointed = Q(appointments__organisation=programme.organisation_id, appointments__role=Role.COORDINATOR.value)
        return list(Person.objects.filter(appointed).order_by("name"))
    return list(dict.fromkeys(party.person for party in parties(programme, role)))


def participants(programme: Programme) -> list[Person]:
    return people_with(programme, Role.PARTICIPANT)


def managers_of(programme: Programme, person: Person) -> list[Person]:
    """Whose manager somebody is here: the manager's side of a participant's, or the requester's, talks."""
    return [party.person for party in parties(programme, Role.MANAGER) if party.about_id == person.pk]


def acting_next(programme: Programme) -> list[Person]:
    """Whose turn it is, without double; nobody when nothing waits."""
    waiting = sorted(ACTS_NEXT.get(programme.stands(), frozenset()))
    return list(dict.fromkeys(person for role in waiting for person in people_with(programme, role)))


def is_my_turn(person: Person, programme: Programme) -> bool:
    return not roles(person, programme).isdisjoint(ACTS_NEXT.get(programme.stands(), frozenset()))


def facilities(programme: Programme) -> Facilities | None:
    return Facilities.objects.filter(programme=programme).first()


def story(programme: Programme, reader: Person) -> list[Step]:
    """Every step that `reader` may read, oldest first: what is about one person is not for everybody."""
    rows = programme.steps.select_related("by", "about")
    held: Collection[Role] = roles(reader, programme)
    if not {Role.COORDINATOR, Role.INTERVISOR}.isdisjoint(held):
        return list(rows)
    private = [name.value for name, move in MOVES.items() if move.about_a_person]
    return list(rows.exclude(~Q(about=reader) & ~Q(by=reader) & Q(name__in=private)))


def unnamed(programme: Programme, reader: Person) -> frozenset[uuid.UUID]:
    """Who takes or took part, for a reader who may know how many but not who; one's own name one knows."""
    if May.READ_NAMES in rights(reader, programme):
        return frozenset()
    part = programme.parties.filter(role=Role.PARTICIPANT).exclude(person=reader)
    return frozenset(part.values_list("person_id", flat=True))


def voices(programme: Programme, level: Level) -> Voices:
    """What the group and its intervisors say about `level`. Of several intervisors each has to say yes."""
    said = dict(Readiness.objects.filter(programme=programme, level=level).values_list("person_id", "is_ready"))
    members = [person.pk for person in participants(programme)]
    guides = [person.pk for person in people_with(programme, Role.INTERVISOR)]
    return Voices(
        members=len(members),
        ready=sum(said.get(member) is True for member in members),
        not_yet=sum(said.get(member) is False for member in members),
        has_intervisor=bool(guides),
        intervisor=agreed([said.get(guide) for guide in guides]),
    )


def agreed(answers: list[bool | None]) -> bool | None:
    """What several say together: no as soon as one says no, yes once each says yes, else nothing yet (None)."""
    if False in answers:
        return False
    return None if None in answers or not answers else True


def own_readiness(programme: Programme, person: Person, level: Level) -> Readiness | None:
    return Readiness.objects.filter(programme=programme, person=person, level=level).first()


def last_taken(programme: Programme, name: StepName) -> datetime | None:
    """When a step was last taken, or None."""
    return programme.steps.filter(name=name).order_by("-at").values_list("at", flat=True).first()
