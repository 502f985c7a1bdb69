"""What waits for whom: a signature, or the day to look again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.agreements.models import Review
from kring.agreements.queries import standing
from kring.sealed.models import LogHead
from tests.cast import TEN


def home(oost, name):
    return oost.browse(name).get("/").content.decode()


def test_a_new_version_waits_for_who_did_not_sign(oost, cast):
    oost.agree(newest=2, signed=("Anna", "Bram"))
    assert "Lees en teken de afspraken van Wijkteam Oost" in home(oost, "Chaima")
    assert "Lees en teken" not in home(oost, "Anna")
    shown = oost.browse("Chaima").get(f"/groepen/{cast.oost.id}/").content.decode()
    assert "Tot iedereen tekent, gelden de oude afspraken." in shown


def test_daan_signs_as_soon_as_he_can_read_it_and_then_waits_to_be_let_in(oost, cast):
    oost.agree()
    assert "Lees en teken" not in home(oost, "Daan")
    oost.hand("Bram", oost.copy("Daan"))
    assert "Lees en teken" in home(oost, "Daan")
    oost.agree(joining=[str(cast["Daan"].pk)])
    assert "Lees en teken" not in home(oost, "Daan")


def test_from_its_day_on_the_review_waits_for_every_member_until_a_new_day_is_set(oost, cast, time_machine):
    oost.agree()
    assert oost.browse("Bram").post(oost.page + "herzien/", {"on": "2026-12-24"}).status_code == 302
    time_machine.move_to(TEN.replace(month=12, day=23, hour=22, minute=59), tick=False)
    assert "Kijk weer" not in home(oost, "Chaima")
    time_machine.move_to(TEN.replace(month=12, day=23, hour=23), tick=False)  # midnight in Amsterdam
    for path in ("/", f"/groepen/{cast.oost.id}/", oost.page):
        assert "Kijk er samen weer naar" in (shown := oost.browse("Chaima").get(path).content.decode()) or (
            "Kijk weer" in shown
        )
    assert "Kijk weer" not in home(oost, "Daan")
    oost.browse("Chaima").post(oost.page + "herzien/", {"on": "2027-06-01"})
    assert "Kijk weer" not in home(oost, "Chaima")
    assert Review.objects.get().set_by == cast["Chaima"]


@pytest.mark.parametrize("day", ["2026-11-23", "2020-01-01", "2029-01-01", "31-02-2027", "", "morgen"])
def test_a_day_that_cannot_be_is_said_beside_the_field(oost, day):
    oost.agree()
    answer = oost.browse("Anna").post(oost.page + "herzien/", {"on": day})
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Review.objects.exists()


def test_a_closed_group_waits_for_nothing(oost, cast):
    oost.agree(newest=2, signed=("Anna",))
    LogHead.objects.update(is_closed=True)
    assert standing(cast.oost, cast["Bram"], now=TEN + timedelta(days=1)).waits == ""
