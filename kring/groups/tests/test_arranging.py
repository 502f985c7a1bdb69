"""A coordinator makes a group, invites somebody more, and marks somebody as left."""

from __future__ import annotations

import pytest
from django.core import mail

from kring.groups.models import Group, Membership
from kring.people.models import Person

LIST = "Gerda, gerda@example.org\nAnna, anna@example.org\nHenk; HENK@example.org"


@pytest.fixture
def make(signed_in, cast):
    def post(people, name="Wijkteam Noord"):
        url = f"/organisaties/{cast.linde.id}/groepen/nieuw/"
        return signed_in("Greet").post(url, {"name": name, "people": people})

    return post


def test_greet_makes_a_group_and_everybody_gets_a_mail(make):
    answer = make(LIST)
    group = Group.objects.get(name="Wijkteam Noord")
    assert (answer.status_code, answer["Location"]) == (302, f"/groepen/{group.id}/")
    seats = [(seat.person.name, seat.seat) for seat in group.memberships.order_by("seat")]
    assert seats == [("Gerda", 0), ("Anna", 1), ("Henk", 2)]
    assert [letter.to for letter in mail.outbox] == [["gerda@example.org"], ["anna@example.org"], ["henk@example.org"]]


def test_anna_keeps_her_account_and_her_name(make, cast):
    make(LIST.replace("Anna, anna", "Wie dan ook, ANNA"))
    assert Person.objects.filter(email__iexact="anna@example.org").count() == 1
    cast["Anna"].refresh_from_db()
    assert cast["Anna"].name == "Anna"


def test_whether_somebody_has_an_account_elsewhere_is_not_shown(make, signed_in, cast):
    make(LIST.replace("Henk; HENK", "Iris, iris"))
    shown = signed_in("Greet").get(f"/organisaties/{cast.linde.id}/").content.decode()
    assert "iris@example.org" in shown
    assert "Huisartsen" not in shown
    assert "Praktijk Zuid" not in shown


def test_a_faulty_line_makes_nothing_and_loses_nothing(make):
    shown = make("Gerda, gerda@example.org\nHenk\nAnna, anna@example.org").content.decode()
    assert "Regel 2: hier staat geen mailadres." in shown
    assert "Gerda, gerda@example.org\nHenk" in shown
    assert not Group.objects.filter(name="Wijkteam Noord").exists()
    assert not Person.objects.filter(email="gerda@example.org").exists()
    assert not mail.outbox


def test_when_the_last_invitation_fails_nothing_was_made(make, monkeypatch):
    def tell(person, *_, **__):
        if person.name == "Henk":
            raise OSError(28, "disk full")

    monkeypatch.setattr("kring.groups.actions.tell", tell)
    assert make(LIST).status_code == 503
    assert not Group.objects.filter(name="Wijkteam Noord").exists()
    assert not Person.objects.filter(name="Gerda").exists()


def test_one_more_is_invited_until_the_group_is_full(signed_in, cast):
    url = f"/groepen/{cast.oost.id}/uitnodigen/"
    greet = signed_in("Greet")
    for number in range(4):
        assert greet.post(url, {"name": f"P{number}", "email": f"p{number}@example.org"}).status_code == 302
    shown = greet.post(url, {"name": "Te veel", "email": "teveel@example.org"}).content.decode()
    assert "Deze groep is vol" in shown
    assert 'value="Te veel"' in shown
    assert not Person.objects.filter(name="Te veel").exists()


def test_who_is_in_the_group_is_not_invited_twice(signed_in, cast):
    shown = signed_in("Greet").post(
        f"/groepen/{cast.oost.id}/uitnodigen/", {"name": "Anna", "email": "ANNA@example.org"}
    )
    assert "zit al in de groep" in shown.content.decode()


def test_fons_left_and_comes_back_to_his_own_seat(signed_in, cast):
    greet = signed_in("Greet")
    url = f"/groepen/{cast.oost.id}/leden/{cast['Fons'].pk}/vertrokken/"
    assert "Is Fons uit de groep?" in greet.get(url).content.decode()
    assert greet.post(url).status_code == 302
    assert signed_in("Fons").get(f"/groepen/{cast.oost.id}/").status_code == 404
    assert greet.post(url).status_code == 404, "he left already"
    greet.post(f"/groepen/{cast.oost.id}/uitnodigen/", {"name": "Fons", "email": "fons@example.org"})
    fons = Membership.objects.get(group=cast.oost, person=cast["Fons"])
    assert (fons.left_at, fons.seat) == (None, 5)


def test_members_are_told_to_lock_the_group_for_who_left(oost, signed_in, cast):
    signed_in("Greet").post(f"/groepen/{cast.oost.id}/leden/{cast['Bram'].pk}/vertrokken/")
    assert (
        "Bram is uit de groep. Een van jullie moet"
        in signed_in("Anna").get(f"/groepen/{cast.oost.id}/").content.decode()
    )
    assert "Sluit de groep af nu Bram weg is" in signed_in("Anna").get("/").content.decode()
    assert oost.post("Anna", "log", oost.log.removed(oost.keys["Bram"], oost.keys["Anna"])).status_code == 201
    assert "Sluit de groep af" not in signed_in("Anna").get("/").content.decode()


def test_who_asks_to_come_in_waits_on_the_home_page_of_the_members(oost, signed_in):
    oost.post("Chaima", "log", oost.log.asked(oost.keys["Chaima"]))
    assert "Laat Chaima binnen" in signed_in("Anna").get("/").content.decode()
    assert "Laat Chaima binnen" not in signed_in("Daan").get("/").content.decode()
