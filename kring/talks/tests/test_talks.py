"""Talks around Wijkteam Oost: Karel pays, Noor guides, Mees manages Anna, Greet coordinates."""

from __future__ import annotations

import re

import pytest

from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import State
from kring.requests.models import Participation
from kring.talks import queries
from kring.talks.guards import agreement_is_signed
from kring.talks.models import Talk
from kring.talks.paper import pdf_of
from kring.talks.rules.kinds import Kind
from tests.cast import OOST, TEN, Cast, make_programme

LATER = {"date": "2999-03-04", "begin": "10:00", "minutes": "60", "place": "Kamer 3"}
INTAKE = {
    "question": "Meer van elkaar leren.",
    "aims": "Reflecteren in teamverband.",
    "conditions": "In werktijd.",
    "will_hear": "Data en opkomst.",
    "will_not_hear": "Wat er in de groep gezegd wordt.",
}
FACILITIES = {
    "meetings": "6",
    "minutes": "120",
    "weeks_between": "8",
    "place": "Intern",
    "in_working_time": "on",
    "undisturbed": "on",
    "cover": "Een collega",
}


@pytest.fixture
def agreed(cast: Cast) -> Programme:
    return make_programme(cast, State.AGREED)


def page(programme: Programme, rest: str = "") -> str:
    return f"{programme.get_absolute_url()}{rest}"


def planned(programme: Programme, signed_in, by: str = "Noor", **said: str) -> Talk:
    answer = signed_in(by).post(page(programme, "gesprekken/nieuw/"), {**LATER, **said})
    assert answer.status_code == 302, answer.content.decode()
    return programme.talks.latest("planned_at")


def test_a_talk_is_known_to_who_takes_part_and_to_who_arranges(agreed, cast, signed_in, mailoutbox):
    talk = planned(agreed, signed_in, kind="personal", about=str(cast["Anna"].pk))
    assert {letter.to[0].split("@")[0] for letter in mailoutbox} == {"anna", "mees"}
    assert not any("Kamer 3" in letter.subject + letter.body for letter in mailoutbox)
    seen = {
        name: signed_in(name).get(talk.get_absolute_url()).status_code for name in ("Anna", "Mees", "Noor", "Greet")
    }
    assert set(seen.values()) == {200}
    for name in ("Karel", "Petra", "Bram", "Otto", "Joke", "Hugo"):
        assert signed_in(name).get(talk.get_absolute_url()).status_code == 404, name
    for name, shows in {"Anna": True, "Karel": False, "Bram": False, "Greet": True}.items():
        assert (talk.get_absolute_url() in signed_in(name).get(page(agreed)).content.decode()) == shows, name


@pytest.mark.parametrize("name", ["Anna", "Mees", "Karel", "Petra"])
def test_only_who_arranges_plans(name, agreed, cast, signed_in):
    sent = {**LATER, "kind": "personal", "about": str(cast["Anna"].pk)}
    assert signed_in(name).post(page(agreed, "gesprekken/nieuw/"), sent).status_code == 403
    talk = planned(agreed, signed_in, kind="personal", about=str(cast["Anna"].pk))
    for rest in ("wijzigen/", "afzeggen/", "gehouden/"):
        assert signed_in(name).post(talk.get_absolute_url() + rest).status_code in {403, 404}


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"date": "2020-03-04"}, "voorbij"),
        ({"date": "2027-03-28", "begin": "02:30"}, "klok"),
        ({"date": "2027-10-31", "begin": "02:30"}, "klok"),
        ({"date": "2999-03-04", "was_held": "on"}, "moet nog komen"),
        ({"kind": "personal", "about": ""}, "Kies een deelnemer"),
        ({"link": "http://bel.example"}, "https://"),
        ({"link": "https://bel.example@elders.example/"}, "https://"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_beside_its_field(said, fault, agreed, signed_in):
    answer = signed_in("Noor").post(page(agreed, "gesprekken/nieuw/"), {**LATER, "kind": "intake", **said})
    assert fault in answer.content.decode()
    assert not agreed.talks.exists()


def test_the_intake_says_what_the_commissioner_hears_and_the_programme_goes_on(agreed, cast, signed_in):
    talk = planned(agreed, signed_in, kind="intake", date="2026-11-20", was_held="on")
    signed_in("Noor").post(f"{talk.get_absolute_url()}gehouden/", INTAKE)
    agreed.refresh_from_db()
    assert agreed.stands() is State.FORMING
    for name, status in {"Karel": 200, "Greet": 200, "Anna": 404, "Mees": 404}.items():
        assert signed_in(name).get(talk.get_absolute_url()).status_code == status
    assert "Data en opkomst." in signed_in("Karel").get(talk.get_absolute_url()).content.decode()
    signed_in("Greet").post(f"{talk.get_absolute_url()}gehouden/", {**INTAKE, "aims": "Anders."})
    record = queries.record_of(agreed)
    assert record is not None
    assert record.aims == "Anders."
    assert list(agreed.steps.values_list("name", flat=True)) == ["plan-talk", "hold-intake"]


def test_of_a_personal_talk_only_that_it_was_held_is_kept(agreed, cast, signed_in):
    sent = {"kind": "personal", "about": str(cast["Anna"].pk), "date": "2026-11-20", "was_held": "on"}
    talk = planned(agreed, signed_in, **sent)
    talk.refresh_from_db()
    assert talk.held_at is not None
    assert not hasattr(talk, "record")
    again = signed_in("Noor").post(f"{talk.get_absolute_url()}gehouden/")
    assert again.status_code == 409
    assert "<textarea" not in signed_in("Noor").get(talk.get_absolute_url()).content.decode()


def test_a_talk_to_come_was_not_held_and_can_be_cancelled(agreed, cast, signed_in, mailoutbox):
    talk = planned(agreed, signed_in, kind="closing", about=str(cast["Bram"].pk))
    assert signed_in("Noor").post(f"{talk.get_absolute_url()}gehouden/").status_code == 409
    del mailoutbox[:]
    signed_in("Noor").post(f"{talk.get_absolute_url()}afzeggen/")
    assert [letter.to for letter in mailoutbox] == [["bram@example.org"]]
    assert queries.talks(agreed, cast["Greet"]) == []


def test_alignment_ends_in_the_facilities(cast, signed_in):
    programme = make_programme(cast, State.ALIGNING)
    planned(programme, signed_in, kind="alignment", date="2026-11-20", was_held="on")
    assert signed_in("Karel").post(page(programme, "faciliteiten/"), FACILITIES).status_code == 403
    for wrong in ({"meetings": "0"}, {"minutes": "2.000"}, {"place": ""}):
        assert signed_in("Noor").post(page(programme, "faciliteiten/"), {**FACILITIES, **wrong}).status_code == 200
    signed_in("Noor").post(page(programme, "faciliteiten/"), FACILITIES)
    programme.refresh_from_db()
    assert (programme.facilities.meetings, programme.facilities.undisturbed) == (6, True)
    assert programme.facilities.fixed_at is not None
    assert queries.held(programme, Kind.ALIGNMENT) is not None


@pytest.fixture
def drafted(cast, signed_in) -> Programme:
    programme = make_programme(cast, State.ALIGNING)
    signed_in("Noor").post(page(programme, "faciliteiten/"), FACILITIES)
    signed_in("Greet").post(page(programme, "overeenkomst/"), {"do": "draft", "more": "Ook voor Zoë Ðuran."})
    return programme


def standing(programme: Programme) -> queries.Standing:
    found = queries.standing(programme)
    assert found is not None
    return found


def sign(client, programme: Programme, **said: str):
    version = str(standing(programme).agreement.number)
    sent = {"do": "sign", "version": version, "name": "N. N.", "has_read": "on", **said}
    return client.post(page(programme, "overeenkomst/"), sent)


def test_both_sides_sign_and_only_then_the_meetings_begin(drafted, cast, signed_in):
    start = page(drafted, "stap/start/")
    assert "getekend" in signed_in("Noor").get(start).content.decode()
    assert signed_in("Noor").post(start, {"why": ""}).status_code == 409
    assert sign(signed_in("Noor"), drafted, has_read="").status_code == 200
    sign(signed_in("Noor"), drafted)
    assert not standing(drafted).is_signed
    assert sign(signed_in("Greet"), drafted).status_code == 409  # the same side
    sign(signed_in("Karel"), drafted)
    assert standing(drafted).is_signed
    assert "passen nog niet" in signed_in("Noor").get(start).content.decode()
    for name in OOST:
        said = {"profession": "Verpleegkundige", "motivation": "Leren.", "voluntary_at": TEN, "answer": "yes"}
        Participation.objects.create(programme=drafted, person=cast[name], asked_at=TEN, **said)
    signed_in("Noor").post(start, {"why": ""})
    drafted.refresh_from_db()
    assert drafted.stands() is State.RUNNING


def test_the_text_says_whom_to_talk_with_and_every_party_can_read_it(drafted, cast, signed_in):
    for name in ("Karel", "Anna", "Mees", "Petra"):
        text = signed_in(name).get(page(drafted, "overeenkomst/")).content.decode()
        assert all(said in text for said in ("praat met de hele groep", "6 bijeenkomsten van 120 minuten", "Zoë Ðuran"))
    assert signed_in("Otto").get(page(drafted, "overeenkomst/")).status_code == 404
    for name in ("Anna", "Mees", "Petra"):
        assert sign(signed_in(name), drafted).status_code == 403


def test_a_refused_signature_says_why_and_a_new_version_is_signed_anew(drafted, cast, signed_in):
    sign(signed_in("Noor"), drafted)
    assert sign(signed_in("Karel"), drafted, do="refuse").status_code == 200  # without a word
    sign(signed_in("Karel"), drafted, do="refuse", why="De plek klopt niet.")
    assert "De plek klopt niet." in signed_in("Noor").get(page(drafted)).content.decode()
    assert sign(signed_in("Karel"), drafted).status_code == 409
    signed_in("Noor").post(page(drafted, "overeenkomst/"), {"do": "draft", "more": ""})
    assert sign(signed_in("Karel"), drafted, version="1").status_code == 409
    assert standing(drafted).by_side == {}


def test_the_paper_claims_what_archives_and_readers_need(drafted, cast, signed_in):
    sign(signed_in("Noor"), drafted)
    pdf = signed_in("Karel").get(page(drafted, "overeenkomst/pdf/")).content
    claims = dict(re.findall(r"<(pdf[ua]+id:\w+)>(\w+)<", pdf.decode("latin-1")))
    assert claims == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert pdf == pdf_of(standing(drafted))


def test_without_a_commissioner_it_says_who_is_missing(drafted, cast):
    missing = agreement_is_signed(drafted)
    assert missing
    assert "getekend" in missing.nl
    drafted.parties.filter(role="commissioner").update(until=TEN)
    missing = agreement_is_signed(drafted)
    assert missing
    assert "opdrachtgever" in missing.nl
