"""Days on which an organisation does not meet."""

from __future__ import annotations

from datetime import date

from kring.dates.models import Closure, Poll
from kring.dates.tests.test_polls import form
from kring.organisations.models import Organisation
from tests.cast import Cast


def closed(first: str, last: str) -> dict[str, str]:
    return {"name": "Studieweek", "first": first, "last": last}


def test_a_closed_week_is_left_out_of_what_a_group_is_asked(signed_in, cast: Cast):
    page = f"/organisaties/{cast.linde.id}/vrije-dagen/"
    signed_in("Greet").post(page, closed("2026-12-07", "2026-12-08"))
    assert "Studieweek" in signed_in("Greet").get(page).content.decode()
    ask = f"/groepen/{cast.oost.id}/datums/nieuw/"
    signed_in("Anna").post(ask, form(count=1, closed="on"))
    assert [slot.starts_at.date() for slot in Poll.objects.get().slots.all()] == [date(2026, 12, 10)]


def test_who_wants_those_days_all_the_same_unticks_them(signed_in, cast: Cast):
    Closure.objects.create(organisation=cast.linde, name="Studieweek", first=date(2026, 12, 7), last=date(2026, 12, 11))
    signed_in("Anna").post(f"/groepen/{cast.oost.id}/datums/nieuw/", form(count=1))
    assert [slot.starts_at.date() for slot in Poll.objects.get().slots.all()] == [date(2026, 12, 7), date(2026, 12, 10)]


def test_without_closed_days_nothing_is_asked_about_them(signed_in, cast: Cast):
    elsewhere = Organisation.objects.exclude(pk=cast.linde.pk).get()
    Closure.objects.create(organisation=elsewhere, name="Elders", first=date(2026, 12, 7), last=date(2027, 1, 1))
    assert "vrije dagen" not in signed_in("Anna").get(f"/groepen/{cast.oost.id}/datums/nieuw/").content.decode()


def test_closed_days_are_taken_away_and_only_by_their_own_coordinator(signed_in, cast: Cast):
    page = f"/organisaties/{cast.linde.id}/vrije-dagen/"
    signed_in("Greet").post(page, closed("2026-12-07", "2026-12-08"))
    away = f"{page}{Closure.objects.get().pk}/weghalen/"
    assert signed_in("Joke").post(away).status_code == 404
    signed_in("Greet").post(away)
    assert not Closure.objects.exists()


def test_a_last_day_before_the_first_is_said_beside_its_field(signed_in, cast: Cast):
    page = f"/organisaties/{cast.linde.id}/vrije-dagen/"
    said = signed_in("Greet").post(page, closed("2026-12-08", "2026-12-07")).content.decode()
    assert "De laatste dag komt na de eerste" in said
    assert not Closure.objects.exists()
