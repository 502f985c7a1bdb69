"""The organisation's list: read by its people, changed by who arranges and guides; a link is text and nothing more."""

from __future__ import annotations

import pytest

from kring.literature.models import Title
from kring.literature.queries import tips
from tests.cast import TEN, make_programme


@pytest.fixture
def page(cast):
    make_programme(cast)
    return f"/organisaties/{cast.linde.pk}/literatuur/"


def test_greet_and_noor_change_the_list_that_anna_and_hugo_read(cast, signed_in, page):
    said = {"title": "Leren van elkaar", "year": "2019", "link": "https://example.org/boek", "goal": "luisteren"}
    for name in ("Greet", "Noor"):
        assert signed_in(name).post(page, {**said, "note": name}).status_code == 302
    for name in ("Anna", "Hugo"):
        shown = signed_in(name).get(page).content.decode()
        assert shown.count("Leren van elkaar") == 2
        assert 'href="https://example.org/boek" target="_blank" rel="noreferrer noopener"' in shown
        assert "<form method" not in shown.split("<main", 1)[1].split("</main>")[0]
    first = Title.objects.earliest("pk")
    assert signed_in("Anna").post(f"{page}{first.pk}/weg/").status_code == 403
    assert signed_in("Noor").post(f"{page}{first.pk}/weg/").status_code == 302
    assert Title.objects.count() == 1
    assert signed_in("Iris").get(page).status_code == 404


def test_another_organisations_title_stays_where_it_is(cast, signed_in, page):
    other = Title.objects.create(organisation=cast.elders, title="Zuid", added_by=cast["Joke"], added_at=TEN)
    signed_in("Greet").post(f"{page}{other.pk}/weg/")
    assert Title.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"link": "javascript:alert(1)"}, {"link": "ftp://x.nl/"}, {"year": "3"}]
)
def test_what_cannot_be_right_is_said_beside_its_field(cast, signed_in, page, wrong):
    answer = signed_in("Greet").post(page, {"title": "Leren", **wrong})
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Title.objects.exists()


def test_tips_for_the_method_come_first_and_are_few(cast):
    for number in range(6):
        Title.objects.create(organisation=cast.linde, title=f"A{number}", added_by=cast["Greet"], added_at=TEN)
    for key in ("incident", "balint"):
        Title.objects.create(
            organisation=cast.linde, title=f"Z {key}", method=key, added_by=cast["Greet"], added_at=TEN
        )
    assert [each.title for each in tips(cast.linde, "incident")] == ["Z incident", "A0", "A1", "A2", "A3"]
