"""A question about dates, from asking to planned meetings."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from kring.dates import actions, queries
from kring.dates.models import Poll
from kring.dates.pages import proposal_shown
from kring.dates.tests.conftest import MONDAY, ROUNDS, question
from kring.kernel.errors import Invalid, NotAllowedNow
from kring.meetings.actions import Plan, plan_meeting
from kring.meetings.models import Meeting
from kring.meetings.queries import away, holders
from kring.programmes.actions import propose_facilities
from tests.cast import OOST, TEN, make_programme

DAY = timedelta(days=1)


def written_to():
    return sorted(letter.to[0].partition("@")[0].capitalize() for letter in mail.outbox)


def form(**changes):
    usual = {"count": 3, "weeks": 2, "first": "2026-12-07", "width": 1, "weekdays": ["0", "3"], "hours": "13:00"}
    return {**usual, "minutes": 120, "place": "Kamer 3", "public": "on", "region": "", "days": 7, **changes}


@pytest.mark.parametrize("who", ["Anna", "Greet"])
def test_a_member_or_the_coordinator_asks_and_the_others_hear(signed_in, cast, who):
    answer = signed_in(who).post(f"/groepen/{cast.oost.id}/datums/nieuw/", form())
    poll = Poll.objects.get()
    assert answer["Location"] == poll.get_absolute_url()
    assert [slot.starts_at for slot in poll.slots.all()] == [moment for row in ROUNDS for moment in row]
    assert written_to() == [name for name in OOST if name != who]
    assert not any("example.org" in page for page in [signed_in("Bram").get(poll.get_absolute_url()).content.decode()])


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"first": "2026-11-01"}, "Deze dag is al voorbij"),
        ({"hours": "3 uur"}, "Schrijf tijden zoals"),
        ({"hours": "23:00"}, "Kies tijden tussen"),
        ({"weekdays": []}, "Dit veld is verplicht"),
        ({"weekdays": list("01234"), "hours": "9:00 10:00 11:00 13:00 14:00"}, "meer dan 60 momenten"),
        ({"without": "24 december"}, "Schrijf datums zoals"),
        ({"width": 3}, "langer dan van de ene"),
        ({"count": 1, "weekdays": ["0"], "without": "07-12-2026 14-12-2026"}, "blijft geen dag over"),
        ({"count": 20, "weeks": 26, "weekdays": ["0"], "region": "Noord"}, "Kring kent de schoolvakanties"),
    ],
)
def test_what_cannot_be_asked_is_said_beside_its_field(signed_in, cast, changes, fault):
    shown = signed_in("Anna").post(f"/groepen/{cast.oost.id}/datums/nieuw/", form(**changes)).content.decode()
    assert fault in shown
    assert not Poll.objects.exists()


def test_a_question_begins_with_what_the_programme_agreed_on(signed_in, cast):
    propose_facilities(make_programme(cast), meetings=5, minutes=90, weeks_between=8, place="Zaal 3")
    page = signed_in("Anna").get(f"/groepen/{cast.oost.id}/datums/nieuw/")
    said = [page.context["form"][name].value() for name in ("count", "weeks", "minutes", "place")]
    assert said == [5, 8, 90, "Zaal 3"]
    assert "in werktijd" in page.content.decode()


def test_a_holiday_is_never_asked_about(signed_in, cast):
    holidays = form(count=1, weeks=3, first="2026-12-21", weekdays=list("01234"), region="Midden", width=1)
    signed_in("Anna").post(f"/groepen/{cast.oost.id}/datums/nieuw/", holidays)
    first = queries.ahead(Poll.objects.get(), now=TEN)[0]
    assert first.starts_at == MONDAY + timedelta(weeks=4), "after the Christmas break"


def test_one_press_answers_for_all_weeks_and_the_exception_stays(signed_in, cast, poll):
    bram, page = signed_in("Bram"), poll.get_absolute_url()
    assert bram.post(page, {"all": "0-13:00-yes"}).status_code == 302
    slots = queries.ahead(poll, now=TEN)
    bram.post(page, {f"slot-{slots[1].pk}": "maybe", f"slot-{slots[2].pk}": "no", f"slot-{slots[3].pk}": "perhaps"})
    said = queries.answers_of(poll, cast["Bram"])
    assert [said.get(slot.pk) for slot in slots] == ["yes", "maybe", "no", None, "yes", None]
    assert "staan nog open" in bram.get(f"{page}?bewaard").content.decode()
    assert "Bram" in signed_in("Anna").get(page).content.decode().partition("Nog geen antwoord van")[2]


def test_who_asked_hears_once_when_all_have_answered(cast, poll, answered):
    mail.outbox.clear()
    for name in OOST:
        assert not mail.outbox
        answered(poll, name, "ynynyn")
    answered(poll, "Fons", "yyyyyy")
    actions.keep_all_polls(now=TEN)
    assert written_to() == ["Anna"]


def test_one_reminder_goes_to_who_has_not_answered_and_the_end_is_told_once(cast, poll, answered):
    for name in OOST[:4]:
        answered(poll, name, "ynynyn")
    mail.outbox.clear()
    for _ in range(2):
        actions.keep_all_polls(now=TEN + 6 * DAY)
    assert written_to() == ["Elif", "Fons"]
    for _ in range(2):
        actions.keep_all_polls(now=TEN + 7 * DAY)
    assert written_to() == ["Anna", "Elif", "Fons"]


def test_who_joins_is_asked_and_who_leaves_is_not_waited_for(cast, poll, answered):
    for name in OOST[:5]:
        answered(poll, name, "ynynyn")
    cast.oost.memberships.filter(person=cast["Fons"]).update(left_at=TEN)
    assert queries.missing(poll, now=TEN) == []
    cast.oost.memberships.create(person=cast["Hugo"], seat=9, made_at=TEN)
    assert [person.name for person in queries.missing(poll, now=TEN)] == ["Hugo"]
    shown = proposal_shown(poll, cast["Anna"], now=TEN)
    assert all("Fons" not in date["unknown"] and "Hugo" in date["unknown"] for date in shown["dates"])


def test_one_press_plans_the_best_dates_once_with_turns_that_fit(signed_in, cast, everybody):
    anna, page = signed_in("Anna"), f"{everybody.get_absolute_url()}voorstel/"
    shown = anna.get(page)
    chosen = [date["slot"].pk for date in shown.context["dates"]]
    assert [date["slot"].starts_at for date in shown.context["dates"]] == [row[0] for row in ROUNDS]
    assert "Kan niet: Fons" in shown.content.decode()
    mail.outbox.clear()
    assert anna.post(page, {"slot": chosen}).status_code == 302
    assert anna.post(page, {"slot": chosen}).status_code == 409
    meetings = list(Meeting.objects.all())
    assert [meeting.starts_at for meeting in meetings] == [row[0] for row in ROUNDS]
    assert {meeting.place for meeting in meetings} == {"Kamer 3"}
    assert away(meetings[0]) == {str(cast["Fons"].pk)}
    assert str(cast["Fons"].pk) not in holders(meetings[0]).values()
    assert all(set(holders(meeting)) >= {"presenter", "facilitator"} for meeting in meetings)
    assert len(mail.outbox) == 3 * len(OOST), "each meeting goes into each calendar, and nothing else is sent"


def test_people_may_choose_another_date_than_the_proposed(signed_in, cast, everybody):
    thursday = queries.ahead(everybody, now=TEN)[1]
    page = f"{everybody.get_absolute_url()}voorstel/?kies={thursday.pk}&kies=x&kies=999999"
    shown = signed_in("Anna").get(page)
    assert shown.context["dates"][0]["slot"] == thursday
    assert "minder dan 3 van jullie" in shown.content.decode()
    assert "twee kleinere groepen" in shown.content.decode()


def test_without_a_common_date_it_is_said_with_ways_out_and_planning_is_not_urged(signed_in, cast, poll, answered):
    for name in OOST:
        answered(poll, name, "nnnnnn")
    shown = signed_in("Anna").get(f"{poll.get_absolute_url()}voorstel/").content.decode()
    assert "Op 3 datums kunnen er minder dan 3 van jullie" in shown
    assert f'href="/groepen/{cast.oost.id}/datums/nieuw/"' in shown
    assert '<button class="wide">Plan deze 3 bijeenkomsten' in shown


def test_nobody_answered_is_no_proposal(signed_in, poll):
    shown = signed_in("Anna").get(f"{poll.get_absolute_url()}voorstel/").content.decode()
    assert "Nog niemand heeft geantwoord" in shown
    assert 'name="slot"' not in shown


def test_a_moment_that_passed_meanwhile_is_not_planned(cast, everybody):
    chosen = [slot.pk for slot in queries.ahead(everybody, now=TEN)][::2]
    with pytest.raises(NotAllowedNow):
        actions.plan_dates(everybody, chosen, by=cast["Anna"], now=MONDAY)
    later = MONDAY + 4 * DAY
    shown = proposal_shown(everybody, cast["Anna"], now=later)
    assert (len(shown["dates"]), shown["lost"]) == (2, 1)
    assert not Meeting.objects.exists()


def test_a_group_is_not_asked_for_a_moment_at_which_it_meets_already(signed_in, cast, everybody):
    """Neither when a meeting was planned after the question, nor on a day of a meeting when one asks."""
    plan_meeting(cast.oost, Plan(MONDAY, MONDAY + timedelta(hours=1), "", "incident"), by=cast["Greet"], now=TEN)
    assert next(slot.starts_at for slot in queries.ahead(everybody, now=TEN)) == MONDAY + 3 * DAY
    chosen = [slot.pk for slot in everybody.slots.all()]
    with pytest.raises(NotAllowedNow):
        actions.plan_dates(everybody, chosen[:1], by=cast["Anna"], now=TEN)
    signed_in("Anna").post(f"/groepen/{cast.oost.id}/datums/nieuw/", form(count=1))
    newest = Poll.objects.exclude(pk=everybody.pk).get()
    assert [slot.starts_at for slot in newest.slots.all()] == [MONDAY + 3 * DAY]


def test_two_moments_for_one_meeting_or_one_of_another_poll_are_refused(cast, everybody):
    slots = [slot.pk for slot in queries.ahead(everybody, now=TEN)]
    with pytest.raises(Invalid):
        actions.plan_dates(everybody, slots[:2], by=cast["Anna"], now=TEN)
    other = actions.ask(cast.oost, question(), by=cast["Anna"], now=TEN)
    with pytest.raises(NotAllowedNow):
        actions.plan_dates(other, slots[:1], by=cast["Anna"], now=TEN)


def test_what_was_stopped_takes_no_answer_and_is_not_stopped_twice(signed_in, cast, poll):
    bram = signed_in("Bram")
    assert bram.post(f"{poll.get_absolute_url()}stoppen/").status_code == 302
    assert bram.post(f"{poll.get_absolute_url()}stoppen/").status_code == 409
    assert bram.post(poll.get_absolute_url(), {"all": "0-13:00-yes"}).status_code == 409
    assert "gestopt" in bram.get(poll.get_absolute_url()).content.decode()


def test_a_group_is_not_flooded_with_questions(cast):
    for _ in range(3):
        actions.ask(cast.oost, question(), by=cast["Anna"], now=TEN)
    with pytest.raises(NotAllowedNow):
        actions.ask(cast.oost, question(), by=cast["Bram"], now=TEN)


def test_moments_that_have_all_passed_cannot_be_asked(cast):
    with pytest.raises(Invalid):
        actions.ask(cast.oost, question(rounds=[[TEN - DAY]]), by=cast["Anna"], now=TEN)


def test_a_meeting_moves_to_the_best_moment(signed_in, cast, answered):
    roles = {"presenter": str(cast["Bram"].pk)}
    plan = Plan(MONDAY, MONDAY + timedelta(hours=2), "Ruimte 2.14", "incident", roles)
    meeting = plan_meeting(cast.oost, plan, by=cast["Greet"], now=TEN)
    moving = {key: form()[key] for key in ("width", "weekdays", "hours", "minutes", "days")}
    asked = signed_in("Bram").post(f"/bijeenkomsten/{meeting.id}/verplaatsen/", {**moving, "first": "2026-12-08"})
    poll = Poll.objects.get()
    assert asked["Location"] == poll.get_absolute_url()
    for name in OOST:
        answered(poll, name, "n" if name == "Elif" else "y")
    [slot] = queries.ahead(poll, now=TEN)
    page = f"{poll.get_absolute_url()}voorstel/"
    assert signed_in("Anna").post(page, {"slot": [slot.pk]})["Location"] == meeting.get_absolute_url()
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.place, meeting.method) == (MONDAY + 3 * DAY, "Ruimte 2.14", "incident")
    assert away(meeting) == {str(cast["Elif"].pk)}
    assert holders(meeting)["presenter"] == str(cast["Bram"].pk)


def test_a_question_waits_on_the_home_page_and_stands_on_the_groups(signed_in, cast, poll):
    assert "Zeg wanneer je kunt, voor Wijkteam Oost" in signed_in("Bram").get("/").content.decode()
    assert poll.get_absolute_url() in signed_in("Bram").get(cast.oost.get_absolute_url()).content.decode()
