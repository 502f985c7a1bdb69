"""How a group meets: who guides, in which way, with which link, and whether the method fits."""

from __future__ import annotations

import pytest

from kring.meetings import queries
from kring.meetings.actions import plan_meeting
from kring.meetings.models import Meeting
from kring.meetings.rules.fit import faults_of_fit, minutes_for, size_fault
from kring.meetings.rules.video import video_fault
from kring.meetings.tests.conftest import plan
from kring.meetings.tests.test_plan import said
from kring.methods.library import method
from tests.cast import TEN

VIDEO = "https://meet.delinde.example/wijkteam-oost"


@pytest.fixture
def answer(signed_in, cast):
    def post(**changes):
        return signed_in("Anna").post(f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/", said(cast, **changes))

    return post


def test_a_meeting_keeps_how_the_group_meets(answer):
    assert answer(way="distance", video_url=VIDEO, guided="half").status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.way, meeting.guided, meeting.video_url) == ("distance", "half", VIDEO)


def test_where_the_room_guides_nobody_is_planned_to_facilitate(answer, cast):
    assert answer(guided="all", role_facilitator="").status_code == 302
    assert answer(guided="all").status_code == 302
    for meeting in Meeting.objects.all():
        assert set(queries.holders(meeting)) == {"presenter"}


@pytest.mark.parametrize("way", ["projector", "paper"])
def test_where_one_writes_for_all_somebody_must_facilitate(answer, way):
    page = answer(way=way, guided="half")
    assert "Kies een begeleider." in page.content.decode()
    assert answer(way=way).status_code == 302


def test_on_paper_the_group_prints_its_cards(signed_in, cast):
    meeting = plan_meeting(cast.oost, plan(cast, way="paper"), by=cast["Greet"], now=TEN)
    assert 'href="/methodes/incident/kaarten/"' in _page(signed_in, "Anna", meeting)


def test_a_form_that_says_nothing_of_it_plans_a_meeting_with_phones(answer):
    answer()
    meeting = Meeting.objects.get()
    assert (meeting.way, meeting.guided, meeting.video_url) == ("phones", "", "")


@pytest.mark.parametrize(
    "url",
    [
        "http://meet.delinde.example/x",
        "meet.delinde.example/x",
        "javascript:alert(1)",
        "https://",
        "https://delinde.example@elsewhere.example/x",
        "https://meet.example/a b",
        "https://meet.example/\u0000",
        'https://meet.example/"onclick',
        "https://[half/x",
        "https://meet.example:99999/x",
    ],
)
def test_only_a_whole_address_that_nobody_can_listen_in_on_becomes_a_link(url):
    assert video_fault(url) is not None


def test_a_link_that_is_not_right_is_refused_beside_its_field(answer):
    page = answer(video_url="http://meet.delinde.example/x")
    assert page.status_code == 200
    assert "Begin het adres met https://." in page.content.decode()
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("url", ["", VIDEO, "https://jitsi/room", "https://meet.example:8443/x?pwd=1#a"])
def test_any_video_service_will_do(url):
    assert video_fault(url) is None


def test_a_method_that_does_not_fit_is_said_once_and_planned_all_the_same(answer, cast):
    page = answer(end="13:40").content.decode()
    needed = minutes_for(method("incident"), len(queries.members_of(cast.oost)))
    assert f"Deze methode duurt {needed} minuten met jullie groep. De bijeenkomst duurt er 40." in page
    assert 'name="anyway"' in page
    assert not Meeting.objects.exists()
    assert answer(end="13:40", anyway="yes").status_code == 302


def test_a_group_that_is_too_small_or_too_large_is_told():
    incident = method("incident")
    assert size_fault(incident, incident.smallest_group) is None
    assert "minstens" in str(size_fault(incident, incident.smallest_group - 1))
    assert "hoogstens" in str(size_fault(incident, incident.largest_group + 1))
    assert len(faults_of_fit(incident, 1, 1)) == 2


def test_the_form_says_what_each_method_is_for_and_how_long_it_takes(signed_in, cast):
    page = signed_in("Anna").get(f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/").content.decode()
    incident = method("incident")
    assert incident.purpose.nl in page
    assert f"{minutes_for(incident, 6)} minuten met 6 mensen" in page


def test_only_the_group_sees_the_link(signed_in, cast):
    meeting = plan_meeting(cast.oost, plan(cast, way="distance", video_url=VIDEO), by=cast["Greet"], now=TEN)
    assert f'href="{VIDEO}" target="_blank" rel="noreferrer noopener"' in _page(signed_in, "Anna", meeting)
    assert VIDEO not in _page(signed_in, "Greet", meeting)
    assert "Op afstand" in _page(signed_in, "Greet", meeting)


def _page(signed_in, name, meeting):
    return signed_in(name).get(f"/bijeenkomsten/{meeting.id}/").content.decode()
