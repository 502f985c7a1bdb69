"""The people every test knows.

Anna, Bram, Chaima, Daan, Elif and Fons are the group "Wijkteam Oost" of "Zorggroep De Linde". Greet is its
coordinator. Hugo is in its other group, "Nachtzorg". Iris is in a group of another organisation, "Praktijk Zuid", of
which Joke is the coordinator.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.test import Client

from kring.groups.models import Group, Membership
from kring.organisations.models import Appointment, Organisation
from kring.people.models import Person

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


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def signed_in(cast: Cast):
    """A browser of one of the cast: `signed_in("Anna").get("/")`."""

    def browser(name: str) -> Client:
        client = Client()
        client.force_login(cast[name], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return browser
