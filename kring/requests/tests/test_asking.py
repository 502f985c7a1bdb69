"""Petra's team asks for a programme; Mees manages her, Karel pays, Greet coordinates."""

from __future__ import annotations

import pytest
from django.test import Client

from kring.notifications.models import Returned
from kring.offerings.models import Offering, OfferingVersion
from kring.people.models import Person
from kring.programmes import queries as programmes
from kring.programmes.actions import replace_party, take_step
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import Role, State, StepName
from kring.requests import queries
from kring.requests.models import SignUp
from tests.cast import TEN, Cast, make_offering, person

ASK = "/aanbod/intervisie/aanvragen/"
SIGN_UP = "/aanbod/intervisie/aanmelden/"
ASKED = {
    "as_who": "team",
    "manager_name": "Mees",
    "manager_email": "Mees@Example.org",
    "people": "6",
    "question": "Wij werken veel alleen en willen van elkaar leren. Zoë en Çiğdem zijn de trekkers.",
    "period": "vanaf januari",
    "place": "Buurthuis ’t Höfke",
}
SIGNED = {
    "profession": "Wijkverpleegkundige",
    "motivation": "Ik wil leren.",
    "ties": "Bram\nfons@example.org",
    "slots": ["ma-ochtend", "vr-middag"],
    "voluntary": "on",
}


@pytest.fixture
def offering(cast: Cast) -> Offering:
    cast.people.update({name: person(name) for name in ("Petra", "Mees", "Karel")})
    return make_offering(cast.linde, for_individuals=True)


def test_a_team_asks_and_its_manager_approves(offering: Offering, cast: Cast, signed_in, mailoutbox):
    made = signed_in("Petra").post(ASK, ASKED)
    programme = Programme.objects.get(title="Intervisie: samen deskundiger")
    assert made.headers["Location"] == programme.get_absolute_url()
    assert (programme.state, programme.people, programme.smallest, programme.largest) == ("asked", 6, 3, 6)
    assert programme.offering == offering.current
    found = programmes.facilities(programme)
    assert found is not None
    assert (found.meetings, found.minutes, found.weeks_between, found.place) == (6, 120, 8, "Buurthuis ’t Höfke")
    assert programmes.people_with(programme, Role.COMMISSIONER) == [cast["Mees"]]
    [letter] = mailoutbox
    assert letter.to == ["mees@example.org"]
    assert programme.get_absolute_url() in letter.body
    assert not any(word in letter.subject + letter.body for word in ("Petra", "Zoë", "deskundiger", "alleen"))
    page = signed_in("Mees").get(programme.get_absolute_url()).content.decode()
    assert all(word in page for word in ("Çiğdem", "vanaf januari", "Goedkeuren"))
    signed_in("Mees").post(f"{programme.get_absolute_url()}stap/approve/", {"why": ""})
    programme.refresh_from_db()
    assert (programme.stands(), programmes.acting_next(programme)) == (State.APPROVED, [cast["Greet"]])
    assert "Greet" in signed_in("Petra").get("/trajecten/").content.decode()


def test_a_manager_asks_without_another_approval_and_names_who_pays(offering: Offering, cast: Cast, signed_in):
    named = {"commissioner_name": "Karel", "commissioner_email": "karel@example.org"}
    signed_in("Mees").post(ASK, {**ASKED, **named, "as_who": "manager"})
    programme = Programme.objects.get(organisation=cast.linde)
    assert programme.stands() is State.APPROVED
    assert [p.name for p in programmes.people_with(programme, Role.MANAGER)] == ["Mees"]
    assert programmes.people_with(programme, Role.COMMISSIONER) == [cast["Karel"]]


def test_nobody_approves_but_the_named_manager(offering: Offering, cast: Cast, signed_in):
    signed_in("Petra").post(ASK, ASKED)
    step = f"{Programme.objects.get(organisation=cast.linde).get_absolute_url()}stap/approve/"
    assert {name: signed_in(name).post(step).status_code for name in ("Petra", "Greet", "Karel", "Joke", "Anna")} == {
        "Petra": 403,
        "Greet": 403,
        "Karel": 404,
        "Joke": 404,
        "Anna": 404,
    }
    own = {**ASKED, "manager_email": "petra@example.org"}
    assert "eigen aanvraag" in signed_in("Petra").post(ASK, own).content.decode()


def test_a_declined_request_says_why_to_who_asked(offering: Offering, cast: Cast, signed_in, mailoutbox):
    signed_in("Petra").post(ASK, ASKED)
    programme = Programme.objects.get(organisation=cast.linde)
    del mailoutbox[:]
    signed_in("Mees").post(f"{programme.get_absolute_url()}stap/decline/", {"why": "Dit jaar is er geen tijd."})
    page = signed_in("Petra").get(programme.get_absolute_url()).content.decode()
    assert "Dit jaar is er geen tijd." in page
    assert [letter.to for letter in mailoutbox] == [["petra@example.org"]]


def test_who_has_no_account_signs_in_and_finds_everything_back(offering: Offering, cast: Cast):
    visitor = Client()
    said = {**ASKED, "visitor_name": "Renée Ðuran", "visitor_email": "Renee@example.org"}
    sent = visitor.post(ASK, said)
    assert sent.headers["Location"] == f"/aanmelden/?next={ASK.replace('/', '%2F')}"
    assert not Programme.objects.filter(organisation=cast.linde).exists()
    renee = Person.objects.get(email="renee@example.org")
    visitor.force_login(renee, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = visitor.get(ASK).content.decode()
    assert all(word in page for word in ("Çiğdem", "vanaf januari", "Mees@Example.org", "Je bent aangemeld"))
    visitor.post(ASK, ASKED)
    [programme] = programmes.programmes_of(renee)
    assert programme.stands() is State.ASKED
    assert "Çiğdem" not in visitor.get(ASK).content.decode()


def test_two_presses_are_one_request(offering: Offering, cast: Cast, signed_in):
    petra = signed_in("Petra")
    assert petra.post(ASK, ASKED).headers["Location"] == petra.post(ASK, ASKED).headers["Location"]
    assert Programme.objects.filter(organisation=cast.linde).count() == 1


def test_an_offering_that_changes_leaves_a_programme_as_it_was(offering: Offering, cast: Cast, signed_in):
    signed_in("Petra").post(ASK, ASKED)
    later = dict(offering.draft, title="Heel anders", form={**offering.draft["form"], "smallest": 5})
    offering.current = OfferingVersion.objects.create(offering=offering, number=2, document=later, at=TEN)
    offering.save()
    programme = Programme.objects.get(organisation=cast.linde)
    assert programme.offering is not None
    assert (programme.offering.number, programme.smallest, programme.title) == (1, 3, "Intervisie: samen deskundiger")
    page = signed_in("Petra").get(programme.get_absolute_url()).content.decode()
    assert "veranderd" in page
    assert "Heel anders" not in page


def test_a_mail_that_comes_back_is_told_to_who_named_the_address(offering: Offering, cast: Cast, signed_in):
    signed_in("Petra").post(ASK, ASKED)
    page = Programme.objects.get(organisation=cast.linde).get_absolute_url()
    assert "kwam niet aan" not in signed_in("Petra").get(page).content.decode()
    Returned.objects.create(address="mees@example.org", at=TEN)
    for name in ("Petra", "Greet"):
        assert "mees@example.org" in signed_in(name).get(page).content.decode()


def test_a_coordinator_lets_another_manager_take_over(offering: Offering, cast: Cast, signed_in):
    signed_in("Petra").post(ASK, ASKED)
    programme = Programme.objects.get(organisation=cast.linde)
    party = programme.parties.get(role=Role.MANAGER)
    form = {"name": "Karel", "email": "karel@example.org", "why": "Mees werkt hier niet meer."}
    signed_in("Greet").post(f"{programme.get_absolute_url()}mensen/{party.pk}/vervangen/", form)
    assert programmes.acting_next(programme) == [cast["Karel"]]
    assert signed_in("Mees").post(f"{programme.get_absolute_url()}stap/approve/").status_code in {403, 404}


def test_a_coordinator_names_the_intervisor(offering: Offering, cast: Cast, signed_in, mailoutbox):
    signed_in("Petra").post(ASK, ASKED)
    programme = Programme.objects.get(organisation=cast.linde)
    form = {"role": "intervisor", "name": "Noor", "email": "noor@example.org"}
    signed_in("Greet").post(f"{programme.get_absolute_url()}mensen/", form)
    assert [each.name for each in programmes.people_with(programme, Role.INTERVISOR)] == ["Noor"]
    assert mailoutbox[-1].to == ["noor@example.org"]


def test_somebody_alone_signs_up_and_withdraws(offering: Offering, cast: Cast, signed_in):
    signed_in("Petra").post(SIGN_UP, SIGNED)
    [signup] = queries.signups(offering)
    assert (signup.ties, signup.slots) == (["Bram", "fons@example.org"], ["ma-ochtend", "vr-middag"])
    assert "Je bent aangemeld" in signed_in("Petra").get(SIGN_UP).content.decode()
    assert "samen deskundiger" in signed_in("Petra").get("/trajecten/").content.decode()
    signed_in("Petra").post(f"{SIGN_UP}intrekken/")
    assert queries.signups(offering) == []
    assert SignUp.objects.get().motivation == ""
    assert signed_in("Petra").post(f"{SIGN_UP}intrekken/").status_code == 404


def test_without_own_word_that_it_is_voluntary_nobody_signs_up(offering: Offering, cast: Cast, signed_in):
    page = signed_in("Petra").post(SIGN_UP, {**SIGNED, "voluntary": ""}).content.decode()
    assert "vrijwillig" in page
    assert queries.signups(offering) == []


def test_a_coordinator_begins_a_programme_from_sign_ups(offering: Offering, cast: Cast, signed_in, mailoutbox):
    for name in ("Petra", "Anna", "Bram", "Chaima"):
        signed_in(name).post(SIGN_UP, {**SIGNED, "ties": ""})
    page = f"{SIGN_UP[: -len('aanmelden/')]}aanmeldingen/"
    assert "Petra" in signed_in("Greet").get(page).content.decode()
    assert signed_in("Joke").get(page).status_code == 404
    chosen = [str(each.pk) for each in queries.signups(offering) if each.person.name != "Petra"]
    signed_in("Greet").post(page, {"title": "Open groep", "chosen": chosen})
    programme = Programme.objects.get(title="Open groep")
    assert programme.stands() is State.FORMING
    assert {each.name for each in programmes.participants(programme)} == {"Anna", "Bram", "Chaima"}
    assert [each.person.name for each in queries.signups(offering)] == ["Petra"]
    assert {address for letter in mailoutbox for address in letter.to} == {
        f"{name}@example.org" for name in ("anna", "bram", "chaima")
    }
    own = f"{programme.get_absolute_url()}meedoen/"
    assert all(own in letter.body for letter in mailoutbox)
    assert f'href="{own}"' in signed_in("Anna").get(programme.get_absolute_url()).content.decode()
    assert f'href="{own}"' not in signed_in("Greet").get(programme.get_absolute_url()).content.decode()


def test_a_manager_who_left_is_replaced_with_a_row(offering: Offering, cast: Cast, signed_in):
    signed_in("Petra").post(ASK, ASKED)
    programme = Programme.objects.get(organisation=cast.linde)
    replace_party(programme, cast["Mees"], cast["Karel"], Role.MANAGER, by=cast["Greet"], why="Weg.", now=TEN)
    take_step(programme, StepName.APPROVE, by=cast["Karel"], now=TEN)
    assert list(programme.steps.values_list("name", flat=True)) == ["ask", "replace", "approve"]
