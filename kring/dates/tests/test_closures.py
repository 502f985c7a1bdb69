"""Days on which an organisation does not meet."""

from __future__ import annotations

from datetime import date

from kring.dates.forms import SeriesPollForm
from kring.dates.models import Closure, Poll
from kring.dates.rules.avoiding import Region, known_until
from kring.dates.tests.test_polls import form
from kring.organisations.models import Organisation
from tests.cast import TEN, Cast


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


def test_school_holidays_that_kring_does_not_know_yet_are_added_by_a_coordinator(signed_in, cast: Cast):
    """What a coordinator adds counts for who leaves out that region's, and for nobody else."""
    page, ask = f"/organisaties/{cast.linde.id}/vrije-dagen/", f"/groepen/{cast.oost.id}/datums/nieuw/"
    beyond = form(count=10, weeks=26, weekdays=["0"], region=Region.NORTH)
    assert "Een coördinator voegt latere toe" in signed_in("Anna").post(ask, beyond).content.decode()
    assert str(known_until(Region.NORTH)) in signed_in("Greet").get(page).content.decode()
    for year in range(known_until(Region.NORTH) + 1, 2033):
        signed_in("Greet").post(
            page, {"name": "Zomer", "first": f"{year}-07-05", "last": f"{year}-08-15", "region": "Noord"}
        )
    assert "Schoolvakantie, regio noord" in signed_in("Greet").get(page).content.decode()
    signed_in("Anna").post(ask, beyond)
    assert Poll.objects.get().slots.count() == 10
    in_summer = {"count": 1, "first": "2031-07-07", "weekdays": ["0"], "width": 1}
    said = {"now": TEN.replace(year=2030), "organisation": cast.linde}
    assert not SeriesPollForm(form(**in_summer, region=Region.NORTH), **said).is_valid()
    assert SeriesPollForm(form(**in_summer), **said).is_valid()
    assert "closed" not in SeriesPollForm(form(), **said).fields
