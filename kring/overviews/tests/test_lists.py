"""One overview for each role, over many programmes: what stands still comes first, and nothing is counted twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.kernel.clock import now
from kring.programmes.models import Party, Programme
from kring.programmes.rules.lifecycle import Role, State
from tests.cast import TEN, Cast, group, make_programme

PLACES = {"Greet": "/organisaties/{}/trajecten/", "Noor": "/begeleiding/", "Karel": "/opdrachten/"}


@pytest.fixture
def many(cast: Cast) -> Programme:
    """Wijkteam Oost's programme and twenty more, of which half wait for the commissioner since yesterday."""
    own = make_programme(cast)
    for number in range(20):
        made = Programme.objects.create(
            organisation=cast.linde,
            title=f"Traject {number}",
            state=State.QUOTED if number % 2 else State.RUNNING,
            since=now() - timedelta(days=1),
            made_at=TEN,
        )
        for name, role in {"Noor": Role.INTERVISOR, "Karel": Role.COMMISSIONER, "Anna": Role.PARTICIPANT}.items():
            Party.objects.create(programme=made, person=cast[name], role=role, since=TEN)
    return own


@pytest.mark.parametrize("name", PLACES)
def test_twenty_programmes_cost_no_more_queries_than_one(name: str, many: Programme, cast: Cast, signed_in):
    browser, place = signed_in(name), PLACES[name].format(cast.linde.id)
    with CaptureQueriesContext(
        connection,
    ) as all_of_them:
        said = browser.get(place).content.decode()
    assert said.count("Traject ") == 20
    Programme.objects.exclude(pk=many.pk).delete()
    with CaptureQueriesContext(connection) as one:
        assert browser.get(place).status_code == 200
    assert len(all_of_them) == len(one) < 25


def test_an_organisation_with_many_groups_costs_no_more_queries_than_one(cast: Cast, signed_in):
    browser, place = signed_in("Greet"), f"/organisaties/{cast.linde.id}/"
    with CaptureQueriesContext(connection) as few:
        browser.get(place)
    for number in range(30):
        group(f"Team {number:02}", cast.linde, cast["Anna"], cast["Hugo"])
    with CaptureQueriesContext(connection) as many_more:
        said = browser.get(place, {"zoek": "Team"}).content.decode()
    assert len(many_more) <= len(few) < 25
    assert ("Team 23<" in said, "Team 24<" in said, "?zoek=Team&amp;blad=2" in said) == (True, False, True)


def test_the_coordinator_finds_what_is_stuck_and_for_how_long(many: Programme, cast: Cast, signed_in):
    Programme.objects.filter(title="Traject 1").update(since=now() - timedelta(days=20))
    place = PLACES["Greet"].format(cast.linde.id)
    said = signed_in("Greet").get(place, {"stand": "vast"}).content.decode()
    assert ("Traject 1<" in said, "Traject 3<" in said, "20 dagen" in said, "Karel" in said) == (
        True,
        False,
        True,
        True,
    )
    assert "Er is niets gevonden" in signed_in("Greet").get(place, {"zoek": "bestaat niet"}).content.decode()


def test_a_neighbour_sees_none_of_it(many: Programme, cast: Cast, signed_in):
    own = signed_in("Joke").get(f"/organisaties/{cast.elders.id}/trajecten/").content.decode()
    assert "Traject 1" not in own
    assert many.title not in own
    assert signed_in("Joke").get(PLACES["Greet"].format(cast.linde.id)).status_code == 404


def test_who_was_intervisor_sees_the_group_no_more(many: Programme, signed_in):
    assert many.title in signed_in("Noor").get("/begeleiding/").content.decode()
    assert many.title not in signed_in("Otto").get("/begeleiding/").content.decode()


def test_the_commissioner_asks_the_group_and_all_of_it_hears(many: Programme, cast: Cast, signed_in, mailoutbox):
    place = f"{many.get_absolute_url()}stap/ask-group/"
    assert signed_in("Karel").post(place, {"why": ""}).status_code == 200
    assert many.steps.count() == len(mailoutbox) == 0
    assert signed_in("Karel").post(place, {"why": "Hoe gaat het?"}).status_code == 302
    assert {letter.to[0] for letter in mailoutbox} == {
        cast[name].email for name in (*["Anna", "Bram", "Chaima", "Daan", "Elif", "Fons"], "Noor")
    }
    assert not [letter for letter in mailoutbox if "Hoe gaat het" in letter.body + letter.subject]
    assert "Hoe gaat het?" in signed_in("Anna").get(many.get_absolute_url()).content.decode()
