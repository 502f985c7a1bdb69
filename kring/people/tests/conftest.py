from __future__ import annotations

import pytest
from django.test import Client

from kring.people.models import Person


@pytest.fixture
def anna(db: None) -> Person:
    return Person.objects.create(name="Anna", email="anna@delinde.example")


@pytest.fixture
def bram(db: None) -> Person:
    return Person.objects.create(name="Bram", email="bram@delinde.example", language="en")


@pytest.fixture
def as_anna(anna: Person) -> Client:
    client = Client()
    client.force_login(anna)
    return client


@pytest.fixture
def as_bram(bram: Person) -> Client:
    client = Client()
    client.force_login(bram)
    return client
