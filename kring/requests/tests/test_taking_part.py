"""Who may sit together, and how a group comes about: Greet asks, each says yes alone."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kring.groups.queries import group_of
from kring.kernel.errors import NotPermitted
from kring.overviews.grouping import large_enough
from kring.programmes import queries as programmes
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import Role, State
from kring.requests import actions, queries
from kring.requests.actions import Named, Said
from kring.requests.fit import everybody_fits, fit_for
from kring.requests.rules.fitting import SAID, TOLD, Candidate, Reason, stops
from tests.cast import OOST, TEN, Cast, make_programme

NURSE = "Wijkverpleegkundige"
YES = {
    "profession": NURSE,
    "motivation": "Ik wil leren.",
    "manager_name": "Mees",
    "manager_email": "mees@example.org",
    "voluntary": "on",
}


def one(name: str, **said: object) -> Candidate:
    plain = {"profession": NURSE, "motivation": "Ik wil leren.", "is_voluntary": True}
    return Candidate(f"{name.lower()}@x.nl", name, **{**plain, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, None),
        ({"profession": " wijkVerpleegkundige "}, None),
        ({"profession": "Arts"}, Reason.OTHER_PROFESSION),
        ({"profession": "Arts", "family": NURSE}, None),
        ({"profession": ""}, Reason.OTHER_PROFESSION),
        ({"is_voluntary": False}, Reason.NOT_VOLUNTARY),
        ({"motivation": "  "}, Reason.NO_MOTIVATION),
        ({"arranges": True}, Reason.ARRANGES),
        ({"ties": ("bram",)}, Reason.TIE),
        ({"ties": ("chaima@x.nl",)}, Reason.TIE),
        ({"manager": "bram@x.nl"}, Reason.LINE),
        ({"manager": "baas@x.nl"}, Reason.LINE),  # who leads Anna is led by Bram
        ({"manager": "ander@x.nl"}, None),
        ({"has_declared": False}, Reason.NOT_ASKED),
    ],
)
def test_a_condition_that_is_not_met_is_a_hard_stop(said, reason):
    others = [one("Bram"), one("Chaima", manager="top@x.nl"), one("Daan", profession="Wijkverpleegkundige")]
    found = stops(one("Anna", **said), others, {"baas@x.nl": "bram@x.nl"})
    assert [stop.reason for stop in found] == ([reason] if reason else [])


def test_what_another_declared_is_told_to_the_coordinator_alone():
    [stop] = stops(one("Anna"), [one("Bram", ties=("anna",)), one("Chaima")], {})
    assert "Bram" not in stop.said().nl + stop.said().en
    assert "Bram" in stop.told().nl
    assert set(SAID) == set(TOLD) == set(Reason)


@pytest.fixture
def forming(cast: Cast) -> Programme:
    """The programme of Wijkteam Oost before it has a group or people."""
    programme = make_programme(cast, State.FORMING)
    cast.oost.__class__.objects.filter(pk=cast.oost.pk).update(programme=None)
    programme.parties.filter(role=Role.PARTICIPANT).delete()
    programme.parties.filter(role=Role.MANAGER, about=cast["Anna"]).delete()
    return programme


def ask(signed_in, programme: Programme, *names: str):
    lines = "\n".join(f"{name}, {name.lower()}@example.org" for name in names)
    return signed_in("Greet").post(f"{programme.get_absolute_url()}deelnemers/", {"do": "ask", "people": lines})


def say_yes(signed_in, programme: Programme, *names: str, **said: str) -> None:
    for name in names:
        answer = signed_in(name).post(f"{programme.get_absolute_url()}meedoen/", {**YES, **said})
        assert answer.status_code == 302, answer.content.decode()


def test_from_asking_to_a_group(forming, cast, signed_in, mailoutbox):
    ask(signed_in, forming, "Anna", "Bram", "Chaima")
    assert {letter.to[0] for letter in mailoutbox} == {f"{n}@example.org" for n in ("anna", "bram", "chaima")}
    assert f"{forming.get_absolute_url()}meedoen/" in signed_in("Anna").get("/trajecten/").content.decode()
    assert signed_in("Anna").get(forming.get_absolute_url()).status_code == 404  # asked is not in
    say_yes(signed_in, forming, "Anna", "Bram")
    assert programmes.managers_of(forming, cast["Anna"]) == [cast["Mees"]]
    group_page = f"{forming.get_absolute_url()}groep/"
    both = {"name": "Oost", "chosen": [str(cast[name].pk) for name in ("Anna", "Bram")]}
    assert "3 tot 10" in signed_in("Greet").post(group_page, both).content.decode()
    say_yes(signed_in, forming, "Chaima")
    three = {"name": "Oost", "chosen": [str(cast[name].pk) for name in ("Anna", "Bram", "Chaima")]}
    signed_in("Greet").post(group_page, three)
    forming.refresh_from_db()
    made = group_of(forming)
    assert forming.stands() is State.ALIGNING
    assert made is not None
    assert {each.person.name for each in made.memberships.all()} == {"Anna", "Bram", "Chaima"}
    assert everybody_fits(forming) is None


def test_who_does_not_fit_cannot_be_put_in_a_group(forming, cast, signed_in):
    ask(signed_in, forming, "Anna", "Bram", "Chaima", "Daan")
    say_yes(signed_in, forming, "Bram", "Chaima", "Daan")
    say_yes(signed_in, forming, "Anna", profession="Arts")
    group_page = f"{forming.get_absolute_url()}groep/"
    four = {"name": "Oost", "chosen": [str(cast[name].pk) for name in ("Anna", "Bram", "Chaima", "Daan")]}
    signed_in("Greet").post(group_page, four)
    assert group_of(forming) is None
    assert everybody_fits(forming) is not None
    own = signed_in("Anna").get(f"{forming.get_absolute_url()}meedoen/").content.decode()
    assert "Je beroep lijkt anders" in own
    asked = queries.participation_of(forming, cast["Anna"])
    assert asked is not None
    comparable = {"do": "comparable", "who": str(asked.pk), "family": NURSE}
    signed_in("Greet").post(f"{forming.get_absolute_url()}deelnemers/", comparable)
    assert everybody_fits(forming) is None


def test_nobody_says_yes_for_somebody_else(forming, cast, signed_in):
    ask(signed_in, forming, "Anna")
    own = queries.participation_of(forming, cast["Anna"])
    assert own is not None
    for name in ("Greet", "Mees", "Karel"):
        with pytest.raises(NotPermitted):
            actions.say_yes(own, Said(NURSE, "Moet."), Named("Mees", "mees@example.org"), by=cast[name], now=TEN)
        assert signed_in(name).post(f"{forming.get_absolute_url()}meedoen/", YES).status_code == 404
    assert (
        "vrijwillig"
        in signed_in("Anna").post(f"{forming.get_absolute_url()}meedoen/", {**YES, "voluntary": ""}).content.decode()
    )
    assert programmes.participants(forming) == []


def test_who_says_no_needs_no_reason_and_can_be_asked_again(forming, cast, signed_in):
    ask(signed_in, forming, "Anna")
    assert "al gevraagd" in ask(signed_in, forming, "Anna").content.decode()
    signed_in("Anna").post(f"{forming.get_absolute_url()}meedoen/stoppen/")
    assert queries.invitations_of(cast["Anna"]) == []
    assert ask(signed_in, forming, "Anna").status_code == 302
    say_yes(signed_in, forming, "Anna")
    assert programmes.participants(forming) == [cast["Anna"]]


def test_a_participant_who_withdraws_leaves_the_group_too_and_it_says_when_it_is_too_small(cast, signed_in):
    programme = make_programme(cast)
    for name in OOST[:4]:
        signed_in(name).post(f"{programme.get_absolute_url()}meedoen/stoppen/", {"why": "Andere baan."})
    group = group_of(programme)
    assert group is not None
    assert group.memberships.filter(left_at=None).count() == 2
    assert large_enough(programme) is not None
    page = signed_in("Greet").get(programme.get_absolute_url()).content.decode()
    assert "ten minste 3 leden nodig" in page
    assert signed_in("Anna").get(programme.get_absolute_url()).status_code == 404
    signed_in("Greet").post(f"{programme.get_absolute_url()}stap/regroup/", {"why": "Te klein."})
    programme.refresh_from_db()
    assert programme.stands() is State.FORMING


def test_the_organisations_chart_keeps_a_manager_out(forming, cast, signed_in):
    ask(signed_in, forming, "Anna", "Bram", "Chaima")
    say_yes(signed_in, forming, "Anna", "Bram", "Chaima", manager_name="Petra", manager_email="petra@example.org")
    page = f"/organisaties/{cast.linde.id}/wie-leidt-wie/"
    assert signed_in("Joke").get(page).status_code == 404
    assert "Regel 1" in signed_in("Greet").post(page, {"lines": "alleen-een"}).content.decode()
    signed_in("Greet").post(page, {"lines": "Petra@example.org, bram@example.org"})
    assert [stop.reason for stop in fit_for(forming, cast["Anna"])] == [Reason.LINE]


def test_the_chart_is_taken_from_a_file_and_a_file_that_is_no_chart_is_said(forming, cast, signed_in):
    page = f"/organisaties/{cast.linde.id}/wie-leidt-wie/"

    def send(text: str) -> str:
        file = SimpleUploadedFile("organogram.csv", text.encode())
        return str(signed_in("Greet").post(page, {"lines": "", "file": file}, follow=True).content.decode())

    assert "De kolom “id” ontbreekt" in send("naam;stad\nAnna;Oost\n")
    assert "geen kolommen" in send("id;naam\nanna@example.org;Anna\n")
    assert "petra@example.org, bram@example.org" in send(
        "id;leidinggevende\nPetra@example.org;bram@example.org\nbram@example.org;\n"
    )
