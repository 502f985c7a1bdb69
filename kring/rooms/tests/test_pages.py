"""Who comes into the room, and what its page begins with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from kring.meetings.models import Meeting
from kring.methods.library import methods
from kring.sealed.models import LogHead
from kring.web.bundle import asset
from tests.cast import OOST, TEN, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    head: Any = LogHead.objects.get_or_create(group=cast.oost.id)[0]
    head.roster = [str(cast[name].pk) for name in OOST]
    head.save()
    return Meeting.objects.create(
        group=cast.oost, starts_at=TEN, ends_at=TEN + timedelta(hours=2), method="incident", made_at=TEN
    )


@pytest.mark.parametrize("screen", ["", "scherm/"])
def test_a_member_comes_in_and_the_page_holds_the_script_and_the_names(cast, meeting, signed_in, screen):
    answer = signed_in("Bram").get(f"/ruimte/{meeting.pk}/{screen}")
    assert answer.status_code == 200
    said = answer.context["page"]
    assert said["me"] == str(cast["Bram"].pk)
    assert [member["name"] for member in said["members"]] == list(OOST)
    assert said["script"]["key"] == "incident"


@pytest.mark.parametrize(("name", "status"), [("Hugo", 404), ("Iris", 404), ("Greet", 403)])
def test_others_do_not_come_in(meeting, signed_in, name, status):
    assert signed_in(name).get(f"/ruimte/{meeting.pk}/").status_code == status


def test_who_is_not_signed_in_is_sent_to_sign_in_and_comes_back(meeting):
    answer = Client().get(f"/ruimte/{meeting.pk}/")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next=/ruimte/{meeting.pk}/")


def test_a_cancelled_meeting_has_no_room(meeting, signed_in):
    Meeting.objects.filter(pk=meeting.pk).update(cancelled_at=TEN)
    assert signed_in("Bram").get(f"/ruimte/{meeting.pk}/").status_code == 404


@pytest.mark.parametrize("method", sorted(methods()))
def test_a_later_visit_to_the_room_is_its_page_alone_and_small(meeting, signed_in, method):
    Meeting.objects.filter(pk=meeting.pk).update(method=method)
    answer = signed_in("Bram").get(f"/ruimte/{meeting.pk}/", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 5_060  # PAGE in web/tests/test_budget.py


@pytest.mark.parametrize(("language", "words"), [("nl", "Inchecken"), ("en", "Check-in")])
def test_the_page_says_the_steps_in_the_readers_language_alone(meeting, signed_in, language, words):
    bram = signed_in("Bram")
    bram.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    script = bram.get(f"/ruimte/{meeting.pk}/").context["page"]["script"]
    assert script["phase"][1]["title"] == {language: words}
    assert set(script["phase"][4]["writes"][0]["aspects"][0]) <= {"key", language}
    assert "literature" not in script


@pytest.mark.parametrize("screen", ["", "scherm/"])
def test_the_room_has_an_entry_of_its_own(meeting, signed_in, screen):
    page = signed_in("Bram").get(f"/ruimte/{meeting.pk}/{screen}").content.decode()
    assert asset("room.nl.js").url in page
    assert asset("kring.nl.js").url not in page
