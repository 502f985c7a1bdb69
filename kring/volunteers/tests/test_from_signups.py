"""A list of who signed up, for an open group or in a programme: each group that is made of it has a programme."""

from __future__ import annotations

import pytest

from kring.composition.rules.volunteer import SMALLEST
from kring.groups.models import Group
from kring.kernel.clock import now
from kring.offerings.models import Offering
from kring.programmes.models import Programme
from kring.programmes.queries import managers_of, participants, people_with
from kring.programmes.rules.lifecycle import Role, State
from kring.requests.actions import Named, Said, ask_to_take_part, say_no, say_yes, sign_up, withdraw_signup
from kring.requests.queries import participation_of, participations, signups
from kring.talks.rules.kinds import Kind
from kring.volunteers import gathering
from kring.volunteers.composing import compose_next, here
from kring.volunteers.models import Pool, Proposal
from kring.volunteers.publishing import faults_of, publish
from tests.cast import Cast, make_offering, make_programme, person

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


NURSES = (*SIGNED, "Petra", "Noor")  # Noor guides the programme, so she is in no group of it


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """Everybody said yes, in capitals or not; there is no group yet."""
    made = make_programme(cast, State.FORMING)
    Group.objects.filter(pk=cast.oost.pk).update(programme=None)
    made.parties.filter(role=Role.PARTICIPANT).delete()
    Programme.objects.filter(pk=made.pk).update(smallest=3, largest=4)
    for nth, name in enumerate(NURSES):
        asked = ask_to_take_part(made, Named(name, cast[name].email), by=cast["Greet"], now=now())
        said = Said(
            ("Verpleegkundige", "verpleegkundige ")[nth % 2], "Ik wil leren.", ties=("bram",) * (name == "Anna")
        )
        say_yes(asked, said, Named(f"Baas {name}", f"baas-{name}@x.example".lower()), by=cast[name], now=now())
    return Programme.objects.get(pk=made.pk)


def listed(programme: Programme, cast: Cast, signed_in) -> Pool:
    path = f"/organisaties/{cast.linde.pk}/lijsten/trajecten/{programme.pk}/"
    assert signed_in("Greet").post(path).status_code == 302
    return programme.pools.get()


def test_who_said_yes_in_a_programme_is_on_its_list_but_for_who_guides_it(programme: Programme, cast: Cast, signed_in):
    page = signed_in("Greet").get(programme.get_absolute_url()).content.decode()
    assert "Stel groepen voor" in page
    assert "8 mensen zeiden ja" in signed_in("Greet").get(f"/organisaties/{cast.linde.pk}/lijsten/").content.decode()
    pool = listed(programme, cast, signed_in)
    assert {entry.name for entry in pool.entries.all()} == set(NURSES) - {"Noor"}
    assert pool.entries.get(name="Anna").avoid == [str(cast["Bram"].pk)]
    pool.entries.update(team="nacht")  # what nobody says of themself a coordinator adds, and it stays
    assert listed(programme, cast, signed_in) == pool
    assert set(pool.entries.values_list("team", flat=True)) == {"nacht"}


def test_the_first_group_is_the_programmes_own_and_the_next_gets_one_beside_it(
    programme: Programme, cast: Cast, signed_in
):
    for name in SIGNED:
        programme.talks.create(kind=Kind.PERSONAL, about=cast[name], starts_at=now(), minutes=30, planned_at=now())
    proposal = composed(listed(programme, cast, signed_in), signed_in)
    groups = publish(proposal, by=cast["Greet"], now=now())
    first, second = (Group.objects.get(pk=group.pk).programme for group in groups)
    assert first == programme
    assert second
    assert {first.stands(), second.stands()} == {State.ALIGNING}
    for made, group in zip((first, second), groups, strict=True):
        inside = {each.person for each in group.memberships.select_related("person")}
        assert inside == set(participants(made)) - {cast["Noor"]}
        assert all(managers_of(made, each)[0].name == f"Baas {each.name}" for each in inside)
        assert all(participation_of(made, each) for each in inside)
        assert {talk.about for talk in made.talks.all()} == inside - {cast["Petra"]}
    assert people_with(second, Role.COMMISSIONER) == [cast["Karel"]]
    assert people_with(second, Role.INTERVISOR) == [cast["Noor"]]
    assert not {each.person for each in participations(second)} & {each.person for each in participations(first)}


def test_a_programme_that_has_its_group_or_lost_somebody_is_not_published(programme: Programme, cast: Cast, signed_in):
    proposal = composed(listed(programme, cast, signed_in), signed_in)
    anna = participation_of(programme, cast["Anna"])
    assert anna
    say_no(anna, by=cast["Anna"], now=now())
    assert "Anna" in str(faults_of(proposal)[0])
    Group.objects.filter(pk=cast.oost.pk).update(programme=programme)
    assert "heeft al een groep" in str(faults_of(proposal)[0])
    assert signed_in("Greet").post(f"{proposal.get_absolute_url()}publiceren/", {}).status_code == 409
