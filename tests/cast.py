"""The people every test knows.

Anna, Bram, Chaima, Daan, Elif and Fons are the group "Wijkteam Oost" of "Zorggroep De Linde". Greet is its
coordinator. Hugo is in its other group, "Nachtzorg". Iris is in a group of another organisation, "Praktijk Zuid", of
which Joke is the coordinator.

`make_programme` adds the path that Wijkteam Oost is on: Petra asked for it, Mees manages Anna and is a participant
elsewhere, Karel pays, Noor is the intervisor and Otto was it before her. The group's people take part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

import pytest
from django.test import Client

from kring.groups.models import Group, Membership
from kring.offerings.models import Offering, OfferingVersion
from kring.offerings.ready import template
from kring.offerings.rules.content import written
from kring.organisations.models import Appointment, Organisation
from kring.people.models import Person
from kring.programmes.models import Party, Programme
from kring.programmes.rules.lifecycle import Role, State

TEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
OOST = ("Anna", "Bram", "Chaima", "Daan", "Elif", "Fons")


@dataclass(frozen=True)
class Cast:
    """Everybody, by first name, and where they belong."""

    people: dict[str, Person]
    linde: Organisation
    elders: Organisation
    oost: Group
    west: Group
    night: Group

    def __getitem__(self, name: str) -> Person:
        return self.people[name]


def person(name: str) -> Person:
    return Person.objects.create(name=name, email=f"{name.lower()}@example.org")


def group(name: str, organisation: Organisation, *members: Person) -> Group:
    made = Group.objects.create(organisation=organisation, name=name, made_at=TEN)
    for number, member in enumerate(members):
        Membership.objects.create(group=made, person=member, seat=number, made_at=TEN)
    return made


def make_cast() -> Cast:
    people = {name: person(name) for name in (*OOST, "Greet", "Hugo", "Iris", "Joke")}
    linde = Organisation.objects.create(name="Zorggroep De Linde", made_at=TEN)
    elders = Organisation.objects.create(name="Praktijk Zuid", made_at=TEN)
    for organisation, name in ((linde, "Greet"), (elders, "Joke")):
        Appointment.objects.create(
            organisation=organisation, person=people[name], role=Appointment.Role.COORDINATOR, made_at=TEN
        )
    return Cast(
        people=people,
        linde=linde,
        elders=elders,
        oost=group("Wijkteam Oost", linde, *(people[name] for name in OOST)),
        west=group("Nachtzorg", linde, people["Hugo"]),
        night=group("Huisartsen", elders, people["Iris"]),
    )


def make_programme(cast: Cast, state: State = State.RUNNING) -> Programme:
    """The programme of Wijkteam Oost, standing at `state`, with everybody who has a part in it."""
    made = Programme.objects.create(
        organisation=cast.linde, title="Intervisie voor wijkteams", state=state, since=TEN, made_at=TEN
    )
    Group.objects.filter(pk=cast.oost.pk).update(programme=made)
    cast.people.update({name: person(name) for name in ("Karel", "Mees", "Noor", "Otto", "Petra")})
    named = [("Petra", Role.REQUESTER), ("Karel", Role.COMMISSIONER), ("Noor", Role.INTERVISOR)]
    for name, role in [*named, *((name, Role.PARTICIPANT) for name in OOST)]:
        Party.objects.create(programme=made, person=cast[name], role=role, since=TEN)
    for whose in ("Petra", "Anna"):
        Party.objects.create(programme=made, person=cast["Mees"], role=Role.MANAGER, about=cast[whose], since=TEN)
    Party.objects.create(programme=made, person=cast["Otto"], role=Role.INTERVISOR, since=TEN, until=TEN)
    elsewhere = Programme.objects.create(
        organisation=cast.elders, title="Intervisie voor leidinggevenden", state=State.RUNNING, since=TEN, made_at=TEN
    )
    Party.objects.create(programme=elsewhere, person=cast["Mees"], role=Role.PARTICIPANT, since=TEN)
    return made


def make_offering(
    organisation: Organisation, slug: str = "intervisie", key: str = "requested", **changed: object
) -> Offering:
    """A published offering: one of the ready ones, in Dutch, with these fields of its content changed."""
    document = written(replace(template(key, "nl"), **changed))  # type: ignore[arg-type]
    made = Offering.objects.create(organisation=organisation, slug=slug, draft=document, made_at=TEN, changed_at=TEN)
    made.current = OfferingVersion.objects.create(offering=made, number=1, document=document, at=TEN)
    made.save(update_fields=["current"])
    return made


def browser_of(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast[name], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def signed_in(cast: Cast):
    """A browser of one of the cast: `signed_in("Anna").get("/")`."""
    return partial(browser_of, cast)
