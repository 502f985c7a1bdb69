"""Planning a meeting, changing places in it, and calling it off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from kring.groups.models import Membership
from kring.kernel.errors import NotAllowedNow
from kring.meetings import absence, actions, queries, swapping, turns
from kring.meetings.models import Meeting
from kring.meetings.tests.conftest import STARTS, plan
from kring.methods.library import methods
from kring.programmes.actions import propose_facilities
from kring.rooms.models import Room
from tests.cast import TEN, make_programme, person


def said(cast, **changes):
    form = {
        "date": "2026-12-02",
        "begin": "13:00",
        "end": "15:00",
        "place": "Ruimte 2.14",
        "method": "incident",
        "role_presenter": str(cast["Bram"].pk),
        "role_facilitator": str(cast["Chaima"].pk),
    }
    return {**form, **changes}


@pytest.fixture
def plan_as(signed_in, cast):
    def post(name, **changes):
        return signed_in(name).post(f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/", said(cast, **changes))

    return post


def holders(meeting, cast):
    names = {str(person.pk): person.name for person in cast.people.values()}
    return {role: names[person] for role, person in queries.holders(meeting).items()}


def written_to():
    return {address for letter in mail.outbox for address in letter.to}


@pytest.mark.parametrize("who", ["Greet", "Anna"])
def test_a_coordinator_or_a_member_plans_a_meeting_and_the_others_hear(plan_as, cast, who):
    answer = plan_as(who)
    meeting = Meeting.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/bijeenkomsten/{meeting.id}/")
    assert (meeting.starts_at, meeting.ends_at) == (STARTS, STARTS + timedelta(hours=2))
    assert holders(meeting, cast) == {"presenter": "Bram", "facilitator": "Chaima"}
    everybody = {f"{name}@example.org" for name in ("anna", "bram", "chaima", "daan", "elif", "fons")}
    assert written_to() == everybody, "also who planned it: it goes into every calendar"


def test_a_mail_about_a_meeting_does_not_say_what_about(plan_as):
    plan_as("Greet")
    letter = mail.outbox[0]
    assert "Ruimte 2.14" not in f"{letter.body} {letter.subject}"
    assert "Wijkteam" not in f"{letter.body} {letter.subject}"


@pytest.mark.parametrize(
    ("date", "instant"),
    [
        ("2026-10-24", datetime(2026, 10, 24, 11, tzinfo=UTC)),  # the day before the clock goes back
        ("2026-10-25", datetime(2026, 10, 25, 12, tzinfo=UTC)),
        ("2027-03-27", datetime(2027, 3, 27, 12, tzinfo=UTC)),  # the day before it goes forward
        ("2027-03-28", datetime(2027, 3, 28, 11, tzinfo=UTC)),
    ],
)
def test_one_in_the_afternoon_is_one_in_the_afternoon_on_both_sides_of_the_clock_change(
    plan_as, time_machine, signed_in, date, instant
):
    time_machine.move_to(datetime(2026, 10, 1, tzinfo=UTC), tick=False)
    assert plan_as("Greet", date=date).status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.starts_at == instant
    assert "13:00" in signed_in("Anna").get(meeting.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"date": ""}, "Dit veld is verplicht"),
        ({"date": "2026-02-31"}, "Voer een geldige datum in"),
        ({"begin": "kwart over"}, "Voer een geldige tijd in"),
        ({"end": "12:00"}, "Het einde ligt voor het begin"),
        ({"end": "22:00"}, "ten hoogste 8 uur"),
        ({"date": "2026-11-22"}, "Dit moment is al voorbij"),
        ({"date": "2027-03-28", "begin": "02:30", "end": "04:00"}, "De klok wordt die nacht verzet"),
        ({"method": "dancing"}, "geldige keuze"),
        ({"role_facilitator": "zomaar"}, "geldige keuze"),
        ({"place": "x" * 121}, "120 tekens"),
    ],
)
def test_what_is_not_right_is_said_beside_its_field_and_nothing_is_lost(plan_as, changes, fault):
    shown = plan_as("Greet", **changes).content.decode()
    assert fault in shown
    assert 'aria-invalid="true"' in shown
    assert "Wat je typte, is niet weg" in shown
    if "place" not in changes:
        assert 'value="Ruimte 2.14"' in shown
    assert not Meeting.objects.exists()
    assert not mail.outbox


def test_every_method_can_be_chosen_by_its_name_and_one_for_beginners_is_proposed(signed_in, cast):
    shown = signed_in("Anna").get(f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/").content.decode()
    for method in methods().values():
        assert f">{method.name.nl}</option>" in shown
    assert '<option value="incident" selected>Incidentmethode</option>' in shown


def test_nobody_has_two_roles(plan_as, cast):
    shown = plan_as("Greet", role_facilitator=str(cast["Bram"].pk)).content.decode()
    assert "heeft al een andere rol" in shown


def test_a_meeting_may_end_after_midnight(plan_as):
    assert plan_as("Greet", begin="22:30", end="00:30").status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.ends_at - meeting.starts_at == timedelta(hours=2)


def test_for_who_is_not_chosen_it_is_whose_turn_it_is(plan_as, signed_in, cast, meeting):
    assert (
        "van wie het de beurt is"
        in signed_in("Anna").get(f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/").content.decode()
    )
    plan_as("Greet", date="2026-12-16", role_presenter="", role_facilitator="")
    later = Meeting.objects.get(starts_at__gt=STARTS)
    assert set(holders(later, cast)) == {"presenter", "facilitator"}
    assert not {"Bram", "Chaima"} & set(holders(later, cast).values())  # they have the first


def test_a_change_is_told_and_shown(signed_in, cast, meeting):
    mail.outbox.clear()
    url = f"/bijeenkomsten/{meeting.id}/wijzigen/"
    assert signed_in("Chaima").post(url, said(cast, place="De Linde", begin="14:00", end="16:00")).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.place, meeting.starts_at) == ("De Linde", STARTS + timedelta(hours=1))
    assert len(written_to()) == 6


def test_bram_swaps_with_daan(signed_in, cast, meeting):
    url = f"/bijeenkomsten/{meeting.id}/ruilen/"
    assert "Daan is inbrenger en jij denkt mee." in signed_in("Bram").get(url).content.decode()
    assert signed_in("Bram").post(url, {"other": str(cast["Daan"].pk)}).status_code == 302
    assert holders(meeting, cast) == {"presenter": "Daan", "facilitator": "Chaima"}
    assert signed_in("Bram").post(url, {"other": str(cast["Iris"].pk)}).status_code == 400, "Iris is not in the group"
    assert holders(meeting, cast) == {"presenter": "Daan", "facilitator": "Chaima"}


def test_a_meeting_that_was_called_off_no_longer_counts(signed_in, cast, meeting):
    assert signed_in("Greet").post(f"/bijeenkomsten/{meeting.id}/afzeggen/").status_code == 302
    assert queries.next_meeting(cast["Anna"], now=TEN) is None
    assert turns.turning(cast.oost, now=TEN).programme.is_free
    shown = signed_in("Anna").get(meeting.get_absolute_url()).content.decode()
    assert "gaat niet door" in shown
    assert "/ruimte/" not in shown


@pytest.mark.parametrize("when", ["over", "begun", "cancelled"])
def test_a_meeting_that_is_over_begun_or_off_is_not_changed(cast, meeting, when):
    at = TEN
    if when == "over":
        at = meeting.ends_at
    if when == "begun":
        Room.objects.create(meeting=meeting, script={}, seats=[], roles={}, made_at=TEN)
    if when == "cancelled":
        actions.cancel_meeting(meeting, by=cast["Anna"], now=TEN)
    before = queries.holders(meeting)
    changes = (
        lambda: actions.change_meeting(meeting, plan(cast, place="Elders"), by=cast["Anna"], now=at),
        lambda: actions.cancel_meeting(meeting, by=cast["Anna"], now=at),
        lambda: swapping.swap_roles(meeting, cast["Daan"], by=cast["Bram"], now=at),
        lambda: absence.report_absent(meeting, by=cast["Bram"], now=at),
        lambda: absence.report_present(meeting, by=cast["Bram"], now=at),
    )
    for change in changes:
        with pytest.raises(NotAllowedNow):
            change()
    assert queries.holders(meeting) == before
    meeting.refresh_from_db()
    assert meeting.place == "Ruimte 2.14"


def test_when_the_presenter_left_somebody_else_gets_the_turn(signed_in, cast, meeting):
    cast.oost.memberships.filter(person=cast["Bram"]).update(left_at=TEN + timedelta(seconds=1))
    shown = signed_in("Anna").get(meeting.get_absolute_url()).content.decode()
    assert "Bram" not in shown
    assert holders(meeting, cast)["presenter"] in {"Anna", "Daan", "Elif", "Fons"}
    form = signed_in("Anna").get(f"/bijeenkomsten/{meeting.id}/wijzigen/").content.decode()
    assert str(cast["Bram"].pk) not in form


def test_a_series_begins_with_what_the_programme_agreed_on(signed_in, cast):
    programme = make_programme(cast)
    propose_facilities(programme, meetings=5, minutes=90, weeks_between=4, place="Zaal 3")
    page = signed_in("Anna").get(f"/groepen/{cast.oost.id}/bijeenkomsten/reeks/")
    form = page.context["form"]
    said = {name: str(form[name].value()) for name in ("count", "weeks", "begin", "end", "place")}
    assert said == {"count": "5", "weeks": "4", "begin": "13:00:00", "end": "14:30:00", "place": "Zaal 3"}


def test_ten_people_with_an_intervisor_are_ten(signed_in, cast):
    for seat, name in enumerate(("Gijs", "Hanna", "Ivo", "Jet"), start=6):
        Membership.objects.create(group=cast.oost, person=person(name), seat=seat, made_at=TEN)
    Membership.objects.create(group=cast.oost, person=person("Noor"), seat=10, made_at=TEN, guides=True)
    form = signed_in("Anna").get(f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/").context["form"]
    incident = next(each for each in form.shown_methods() if each["key"] == "incident")
    assert (incident["people"], incident["size_fault"]) == (10, "")
