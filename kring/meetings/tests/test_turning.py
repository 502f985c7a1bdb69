"""The rota of a group: planned for the whole programme, and planned anew when life happens."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.groups.actions import invite, mark_left
from kring.groups.models import Membership
from kring.groups.rules.invitees import Invitee
from kring.kernel.errors import NotAllowedNow, NotFound
from kring.meetings import absence, queries, swapping, turns
from kring.meetings.actions import cancel_meeting, change_meeting, plan_meeting, plan_series
from kring.meetings.models import Absence, Meeting, NoCase, RoleHolder, TurnChange, Why
from kring.meetings.tests.conftest import STARTS, plan
from kring.meetings.turning import keep_all_turning, turns_shared
from kring.people.models import Person
from kring.programmes.models import Handover, Programme, Step
from kring.rota.rules import fairness
from kring.sealed.models import LogHead
from tests.cast import OOST, TEN, Cast

WEEK = timedelta(weeks=1)


@pytest.fixture
def series(cast: Cast) -> list[Meeting]:
    """Six meetings, a week apart: everybody presents once."""
    plans = [plan(cast, roles={}, starts_at=STARTS + WEEK * n, ends_at=STARTS + WEEK * n + WEEK / 84) for n in range(6)]
    made = plan_series(cast.oost, plans, by=cast["Greet"], now=TEN)
    LogHead.objects.create(group=cast.oost.id, seq=1, roster=[str(cast[name].pk) for name in OOST])
    mail.outbox.clear()
    return made


def names(cast: Cast, role: str, meetings) -> list[str]:
    known = {str(person.pk): name for name, person in cast.people.items()}
    return [known.get(queries.holders(meeting).get(role, ""), "") for meeting in meetings]


def told() -> list[str]:
    return sorted(letter.to[0].split("@")[0].capitalize() for letter in mail.outbox)


def even(cast: Cast) -> bool:
    found = turns.turning(cast.oost, now=TEN)
    return fairness.is_evenest(found.programme, found.now)


def test_in_a_series_everybody_has_every_turn_once_and_without_calendar_mail_gets_one_letter(cast):
    Person.objects.update(calendar_mails=False)
    plans = [plan(cast, roles={}, starts_at=STARTS + WEEK * n, ends_at=STARTS + WEEK * n + WEEK / 84) for n in range(6)]
    made = plan_series(cast.oost, plans, by=cast["Anna"], now=TEN)
    assert sorted(names(cast, "presenter", made)) == sorted(names(cast, "facilitator", made)) == sorted(OOST)
    assert told() == ["Bram", "Chaima", "Daan", "Elif", "Fons"]
    assert "/rooster/" in mail.outbox[0].body


def test_a_presenter_who_cannot_come_changes_places_and_only_the_other_hears(cast, series, signed_in):
    before = names(cast, "presenter", series)
    away = before[1]
    absence.report_absent(series[1], by=cast[away], now=TEN)
    after = names(cast, "presenter", series)
    moved = {name for was, name in zip(before, after, strict=True) if was != name}
    swap = signed_in(away).get(f"/bijeenkomsten/{series[1].pk}/ruilen/").content.decode()
    assert "Je zei dat je niet kunt" in swap
    assert "Ruil met" not in swap
    assert after[1] != away
    assert sorted(after) == sorted(before)
    assert len(moved) == 2
    assert told() == sorted(moved - {away})
    absence.report_present(series[1], by=cast[away], now=TEN)
    assert names(cast, "presenter", series) == before, "as it was"


def test_a_turn_that_people_agreed_meanwhile_is_not_taken_back(cast, series):
    away = names(cast, "presenter", series)[1]
    absence.report_absent(series[1], by=cast[away], now=TEN)
    other = next(name for name in OOST if name not in {away, *names(cast, "presenter", series[1:2])})
    swapping.choose_presenter(series[1], cast[other].pk, by=cast["Greet"], now=TEN)
    absence.report_present(series[1], by=cast[away], now=TEN)
    assert names(cast, "presenter", series[1:2]) == [other]


def test_when_too_few_are_left_everybody_hears(cast, series):
    Absence.objects.bulk_create(Absence(meeting=series[5], person=cast[name], at=TEN) for name in OOST[:3])
    absence.report_absent(series[5], by=cast["Daan"], now=TEN)
    assert set(told()) == set(OOST) - {"Daan"}
    assert turns.is_too_few(series[5])


def test_with_everybody_away_nobody_has_a_turn_and_the_rest_stands(cast, series, signed_in):
    Absence.objects.bulk_create(Absence(meeting=series[0], person=cast[name], at=TEN) for name in OOST[1:])
    absence.report_absent(series[0], by=cast["Anna"], now=TEN)
    assert queries.holders(series[0]) == {}
    assert "" not in names(cast, "presenter", series[1:])
    assert "Er is nog geen inbrenger." in signed_in("Anna").get(series[0].get_absolute_url()).content.decode()


@pytest.mark.parametrize("left", [2, 1, 0])
def test_a_group_of_which_few_are_left_still_has_its_pages(cast, series, signed_in, left):
    for name in OOST[left:]:
        mark_left(cast.oost, cast[name].pk, now=TEN + timedelta(seconds=1))
    keep_all_turning(now=TEN + timedelta(seconds=2))
    assert set(names(cast, "presenter", series)) <= {*OOST[:left], ""}
    assert signed_in("Greet").get(f"/groepen/{cast.oost.pk}/rooster/").status_code == 200


def test_who_leaves_and_who_joins_are_planned_within_the_minute(cast, series):
    mark_left(cast.oost, cast["Bram"].pk, now=TEN + timedelta(seconds=1))
    keep_all_turning(now=TEN + timedelta(seconds=2))
    assert "Bram" not in names(cast, "presenter", series)
    changes = TurnChange.objects.filter(why=Why.GROUP)
    assert changes.exists()
    assert set(told()) <= set(OOST) - {"Bram"}
    invite(cast.oost, Invitee("Ilse", "ilse@example.org"), by=cast["Greet"], now=TEN + timedelta(seconds=3))
    keep_all_turning(now=TEN + timedelta(seconds=4))
    ilse = Person.objects.get(email="ilse@example.org")
    assert RoleHolder.objects.filter(person=ilse, role="presenter").count() == 1
    before = TurnChange.objects.count()
    keep_all_turning(now=TEN + timedelta(seconds=5))
    assert TurnChange.objects.count() == before, "nothing happened since"


def test_what_really_happened_decides_the_next_turns(cast, series):
    """Daan brought the case in Anna's place; she gets a turn that is still to come."""
    first, last = names(cast, "presenter", series)[0], names(cast, "presenter", series)[5]
    held = {"presenter": [str(cast[last].pk)], "facilitator": [queries.holders(series[0])["facilitator"]]}
    Meeting.objects.filter(pk=series[0].pk).update(closed_at=STARTS, held=held)
    keep_all_turning(now=STARTS + timedelta(minutes=1))
    coming = names(cast, "presenter", series[1:])
    assert first in coming
    assert last not in coming
    assert TurnChange.objects.filter(why=Why.HELD).exists()


def test_two_presenters_change_turns_between_two_meetings(cast, series, signed_in):
    one, other = names(cast, "presenter", series)[:2]
    page = signed_in(one).get(f"/bijeenkomsten/{series[0].pk}/ruilen/").content.decode()
    assert f"Ruil met {other}" in page
    said = {"meeting": str(series[1].pk), "seen": queries.seen_roles(cast.oost)}
    assert signed_in(one).post(f"/bijeenkomsten/{series[0].pk}/ruilen/", said).status_code == 302
    assert names(cast, "presenter", series)[:2] == [other, one]
    assert told() == [other], "and nobody else: every other turn stands"
    assert even(cast)


def test_of_two_who_swap_the_same_turn_at_once_the_second_looks_again(cast, series):
    presenter = names(cast, "presenter", series)[0]
    facilitator = names(cast, "facilitator", series)[0]
    third, fourth = [name for name in OOST if name not in {presenter, facilitator}][:2]
    seen = queries.seen_roles(cast.oost)
    swapping.swap_roles(series[0], cast[presenter], by=cast[third], now=TEN, seen=seen)
    with pytest.raises(NotAllowedNow, match="net veranderd"):
        swapping.swap_roles(series[0], cast[presenter], by=cast[fourth], now=TEN, seen=seen)
    assert names(cast, "presenter", series)[0] == third


@pytest.mark.parametrize("gone", ["left", "away"])
def test_nobody_swaps_with_who_left_or_cannot_come(cast, series, gone):
    by, other = names(cast, "presenter", series)[:2]
    if gone == "left":
        mark_left(cast.oost, cast[other].pk, now=TEN)
    else:
        absence.report_absent(series[0], by=cast[other], now=TEN)
    with pytest.raises(NotAllowedNow):
        swapping.swap_roles(series[0], cast[other], by=cast[by], now=TEN)


def test_a_swap_between_meetings_of_two_groups_is_refused(cast, series, signed_in):
    elsewhere = plan_meeting(cast.west, plan(cast, roles={}), by=cast["Greet"], now=TEN)
    presenter = names(cast, "presenter", series)[0]
    said = {"meeting": str(elsewhere.pk)}
    assert signed_in(presenter).post(f"/bijeenkomsten/{series[0].pk}/ruilen/", said).status_code == 400


def test_who_has_no_case_now_presents_another_time_and_may_change_their_mind(cast, series, signed_in):
    before = names(cast, "presenter", series)
    url = f"/bijeenkomsten/{series[0].pk}/geen-casus/"
    assert signed_in(before[1]).post(url).status_code == 409, "it is not their turn"
    assert signed_in(before[0]).post(url).status_code == 302
    after = names(cast, "presenter", series)
    assert after[0] != before[0]
    assert sorted(after) == sorted(before)
    assert signed_in(before[0]).post(url, {"toch": "1"}).status_code == 302
    assert names(cast, "presenter", series) == before


def test_who_does_not_facilitate_yet_is_not_asked_to(cast, series, signed_in):
    url = f"/groepen/{cast.oost.pk}/rooster/begeleiden/"
    assert signed_in("Fons").post(url).status_code == 302
    assert "Fons" not in names(cast, "facilitator", series)
    assert "Fons" in names(cast, "presenter", series)
    signed_in("Fons").post(url, {"graag": "1"})
    assert "Fons" in names(cast, "facilitator", series)


def test_a_timekeeper_goes_round_too_when_the_group_chooses_so(cast, series, signed_in):
    url = f"/groepen/{cast.oost.pk}/rooster/"
    assert signed_in("Anna").post(url, {"roles": ["timekeeper"], "quorum": "4"}).status_code == 302
    assert sorted(names(cast, "timekeeper", series)) == sorted(OOST)
    assert "Tijdbewaker" in signed_in("Anna").get(url).content.decode()
    assert signed_in("Anna").post(url, {"quorum": "veel"}).status_code == 200


def test_ways_to_go_on_after_an_absence(cast, series, signed_in):
    presenter, facilitator = names(cast, "presenter", series)[0], names(cast, "facilitator", series)[0]
    page, url = series[0].get_absolute_url(), f"/bijeenkomsten/{series[0].pk}/besluit/"
    assert "Hoe gaan jullie verder?" not in signed_in("Greet").get(page).content.decode()
    absence.report_absent(series[0], by=cast[presenter], now=TEN)
    assert "Hoe gaan jullie verder?" in signed_in("Greet").get(page).content.decode()
    other = next(m for m in series[1:] if turns.may_exchange(series[0], m, "presenter"))
    swapped = names(cast, "presenter", [other])[0]
    seen = queries.seen_roles(cast.oost)
    assert signed_in("Greet").post(url, {"meeting": str(other.pk), "seen": seen}).status_code == 302
    assert names(cast, "presenter", series)[0] == swapped
    assert "Hoe gaan jullie verder?" not in signed_in("Greet").get(page).content.decode()
    substitute = next(name for name in OOST if name not in {presenter, facilitator, swapped})
    signed_in("Greet").post(url, {"person": str(cast[substitute].pk)})
    assert names(cast, "presenter", series)[0] == substitute
    signed_in("Greet").post(url)
    assert list(series[0].decisions.values_list("way", flat=True)) == ["swap", "substitute", "hold"]


def test_on_another_date_who_could_not_come_is_asked_anew(cast, series):
    absence.report_absent(series[0], by=cast["Anna"], now=TEN)
    moved = plan(cast, roles={}, starts_at=STARTS + timedelta(days=1), ends_at=STARTS + timedelta(days=1, hours=2))
    change_meeting(series[0], moved, by=cast["Greet"], now=TEN)
    assert not queries.away(series[0])
    assert series[0].decisions.get().way == "move"


def test_a_meeting_called_off_leaves_its_turns_to_the_others(cast, series):
    cancel_meeting(series[0], by=cast["Greet"], now=TEN)
    assert len(set(names(cast, "presenter", series[1:]))) == 5
    assert even(cast)


def test_the_intervisor_leads_at_first_and_then_the_members(cast, series):
    programme = Programme.objects.create(
        organisation=cast.linde, title="Traject", state="running", since=TEN, made_at=TEN, handover=Handover.LED
    )
    cast.oost.programme = programme
    cast.oost.save()
    Membership.objects.create(group=cast.oost, person=cast["Hugo"], seat=6, made_at=TEN + timedelta(1), guides=True)
    keep_all_turning(now=TEN + timedelta(days=2))
    led = names(cast, "facilitator", series)
    assert led[:2] == ["Hugo", "Hugo"]
    assert set(led[2:]) <= set(OOST)
    assert "Hugo" not in names(cast, "presenter", series)
    programme.handover = Handover.LED_WITH_MEMBER
    programme.save()
    Step.objects.create(programme=programme, name="hand-over", after="running", at=TEN + timedelta(days=3))
    keep_all_turning(now=TEN + timedelta(days=4))
    assert "Hugo" not in names(cast, "facilitator", series)
    assert sorted(names(cast, "facilitator", series)) == sorted(OOST)


HAPPENINGS = st.lists(
    st.tuples(
        st.sampled_from(["absent", "back", "swap", "no case", "leave", "join"]), st.integers(0, 5), st.integers(0, 3)
    ),
    min_size=2,
    max_size=4,
)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(history=HAPPENINGS)
def test_whatever_happens_nobody_loses_the_turn_that_is_theirs(cast, history):
    with transaction.atomic():
        plans = [
            plan(cast, roles={}, starts_at=STARTS + WEEK * n, ends_at=STARTS + WEEK * n + WEEK / 84) for n in range(4)
        ]
        series = plan_series(cast.oost, plans, by=cast["Greet"], now=TEN)
        for nth, (what, who, which) in enumerate(history):
            _happen(cast, what, cast[OOST[who]], series[which], at=TEN + timedelta(seconds=nth))
            _stands(cast)
        Absence.objects.all().delete()
        NoCase.objects.all().delete()
        RoleHolder.objects.update(is_agreed=False)
        with turns_shared(cast.oost, why=Why.GROUP, now=TEN):
            pass
        assert even(cast), "with nothing in the way, as even as arithmetic allows"
        transaction.set_rollback(True)


def _happen(cast: Cast, what: str, person: Person, meeting: Meeting, *, at) -> None:
    with suppress(NotAllowedNow, NotFound):
        if what == "absent":
            absence.report_absent(meeting, by=person, now=at)
        elif what == "back":
            absence.report_present(meeting, by=person, now=at)
        elif what == "swap":
            swapping.swap_roles(meeting, cast["Anna"], by=person, now=at)
        elif what == "no case":
            swapping.say_no_case(meeting, by=person, now=at)
        elif what == "leave" and len(queries.members_of(cast.oost)) > 3:
            mark_left(cast.oost, person.pk, now=at)
        elif what == "join":
            invite(cast.oost, Invitee("Ilse", "ilse@example.org"), by=cast["Greet"], now=at)
    if what in {"leave", "join"}:
        with turns_shared(cast.oost, why=Why.GROUP, now=at):
            pass


def _stands(cast: Cast) -> None:
    """Every turn is somebody's who is in the group and comes, and nobody has two in one meeting."""
    here = {str(person.pk) for person in queries.members_of(cast.oost)}
    for meeting in turns.coming(cast.oost, now=TEN):
        held = queries.holders(meeting)
        assert set(held.values()) <= here - queries.away(meeting)
        assert len(set(held.values())) == len(held)
        assert set(held) == {"presenter", "facilitator"} or len(here - queries.away(meeting)) < 3
