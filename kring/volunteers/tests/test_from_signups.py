"""A list of who signed up for an open group: each group that is made of it is a programme of the offering."""

from __future__ import annotations

import pytest

from kring.composition.rules.volunteer import SMALLEST
from kring.groups.models import Group
from kring.kernel.clock import now
from kring.offerings.models import Offering
from kring.programmes.queries import participants
from kring.programmes.rules.lifecycle import State
from kring.requests.actions import Said, sign_up, withdraw_signup
from kring.requests.queries import signups
from kring.volunteers import gathering
from kring.volunteers.composing import compose_next, here
from kring.volunteers.models import Pool, Proposal
from kring.volunteers.publishing import faults_of, publish
from tests.cast import Cast, make_offering, person

SIGNED = ("Anna", "Bram", "Chaima", "Daan", "Elif", "Fons")


@pytest.fixture
def offering(cast: Cast) -> Offering:
    cast.people["Petra"] = person("Petra")
    return make_offering(cast.linde, for_individuals=True)


@pytest.fixture
def pool(cast: Cast, offering: Offering) -> Pool:
    version = offering.current
    assert version
    for name in SIGNED:
        said = Said("verpleegkundige", "Ik wil leren.", more={"site": "Oost", "slots": ["ma-ochtend"]})
        sign_up(version, said, by=cast[name], now=now())
    return gathering.list_signups(offering, now=now())


def composed(pool: Pool, signed_in) -> Proposal:
    said = {"smallest": SMALLEST, "largest": 6, "seconds": 1, "seed": 1}
    signed_in("Greet").post(f"{pool.get_absolute_url()}indeling/", said)
    assert compose_next(by=here)
    return pool.proposals.get()


def test_the_page_of_lists_offers_to_begin_with_who_signed_up(pool: Pool, cast: Cast, offering: Offering, signed_in):
    lists = f"/organisaties/{cast.linde.pk}/lijsten/"
    assert "6 mensen wachten op een groep" in signed_in("Greet").get(lists).content.decode()
    made = signed_in("Greet").post(f"{lists}aanmeldingen/{offering.slug}/")
    page = signed_in("Greet").get(made.url).content.decode()
    assert all(name in page for name in SIGNED)


def test_who_signs_up_later_comes_on_the_list_by_one_press(pool: Pool, cast: Cast, offering: Offering, signed_in):
    assert offering.current
    sign_up(offering.current, Said("verpleegkundige", "Ook ik."), by=cast["Petra"], now=now())
    signed_in("Greet").post(f"{pool.get_absolute_url()}aanmeldingen/")
    assert pool.entries.filter(mail=cast["Petra"].email).exists()
    assert pool.entries.count() == len(SIGNED) + 1


def test_each_group_that_is_made_is_a_programme_in_which_they_take_part(
    pool: Pool, cast: Cast, offering: Offering, signed_in
):
    groups = publish(composed(pool, signed_in), by=cast["Greet"], now=now())
    inside = set()
    for group in groups:
        programme = Group.objects.get(pk=group.pk).programme
        assert programme
        assert programme.stands() is State.ALIGNING
        assert programme.offering == offering.current
        people = {each.name for each in participants(programme)}
        assert people == {each.person.name for each in group.memberships.select_related("person")}
        inside |= people
    assert inside == set(SIGNED)
    assert signups(offering) == []


def test_who_withdrew_or_never_signed_up_is_in_no_programme(pool: Pool, cast: Cast, offering: Offering, signed_in):
    proposal = composed(pool, signed_in)
    [anna] = [each for each in signups(offering) if each.person == cast["Anna"]]
    withdraw_signup(anna, now=now())
    assert "Anna" in str(faults_of(proposal)[0])
