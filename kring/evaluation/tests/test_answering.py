"""Wijkteam Oost evaluates: Anna, Bram and Chaima are in, Noor guides, and they met on Monday."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from kring.evaluation.actions import keep_asking
from kring.evaluation.models import Answered, Questions
from kring.meetings.models import Meeting
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import State
from kring.sealed.models import Item, LogHead
from kring.sealed.rules.item import slot_of
from kring.web.wire import to_wire
from tests.cast import TEN, make_programme
from tests.seals import sealed_bytes

DAY = timedelta(days=1)
INSIDE = ("Anna", "Bram", "Chaima", "Noor")


@pytest.fixture(autouse=True)
def monday(time_machine):
    time_machine.move_to(TEN, tick=False)


@pytest.fixture
def programme(cast) -> Programme:
    made = make_programme(cast)
    cast.oost.memberships.create(person=cast["Noor"], seat=9, guides=True, made_at=TEN - 90 * DAY)
    cast.oost.memberships.update(made_at=TEN - 90 * DAY)
    roster = [str(cast[name].pk) for name in INSIDE]
    LogHead.objects.create(group=cast.oost.id, seq=1, entry_hash=bytes(32), epoch=1, is_stale=False, roster=roster)
    return made


@pytest.fixture
def met(programme, cast) -> Meeting:
    return meet(cast, TEN - timedelta(hours=2))


def meet(cast, starts) -> Meeting:
    return Meeting.objects.create(
        group=cast.oost,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        method="incident",
        made_at=TEN - 80 * DAY,
    )


def url(cast, about=None, form="meeting"):
    return f"/api/v1/groups/{cast.oost.id}/evaluations/{form}/{about or cast.oost.id}"


def answer(cast, signed_in, name, about=None, form="meeting", *, item=None, revision=1, place=None):
    item = str(item or uuid.uuid4())
    group = str(cast.oost.id)
    slot = slot_of(group, str(about or group), place or f"evaluation/{form}")
    raw = sealed_bytes(group=group, item=item, author=str(cast[name].pk), slot=slot, revision=revision)
    there = f"{url(cast, about, form)}/answers/{item}"
    return signed_in(name).put(there, {"sealed": to_wire(raw)}, content_type="application/json")


def test_who_is_asked_reads_the_others_after_writing_and_noor_reads_along(met, cast, signed_in):
    wrote = answer(cast, signed_in, "Anna", met.id)
    assert (wrote.status_code, wrote.json()["waits"], len(wrote.json()["items"])) == (200, False, 1)
    seen = {name: signed_in(name).get(url(cast, met.id)).json() for name in ("Bram", "Noor")}
    assert {name: (told["waits"], len(told["items"])) for name, told in seen.items()} == {
        "Bram": (True, 0),
        "Noor": (False, 1),
    }
    assert seen["Bram"]["mine"] is None, "that Anna answered is not told"
    assert len(answer(cast, signed_in, "Bram", met.id).json()["items"]) == 2


def test_a_change_is_the_next_revision_and_the_old_one_is_gone(met, cast, signed_in):
    item = uuid.uuid4()
    answer(cast, signed_in, "Anna", met.id, item=item)
    assert answer(cast, signed_in, "Anna", met.id, item=item, revision=2).status_code == 200
    assert list(Item.objects.values_list("revision", flat=True)) == [2]
    other = answer(cast, signed_in, "Anna", met.id)
    assert (other.status_code, other.json()["item"]) == (409, str(item))
    assert Answered.objects.count() == 1


def test_an_answer_stays_where_it_was_sealed_for_and_comes_after_the_meeting(met, cast, signed_in):
    assert answer(cast, signed_in, "Anna", met.id, place="case").status_code == 400
    later = meet(cast, TEN + DAY)
    assert answer(cast, signed_in, "Anna", later.id).status_code == 409
    assert answer(cast, signed_in, "Hugo", met.id).status_code == 404
    assert answer(cast, signed_in, "Greet", met.id).status_code == 403
    assert signed_in("Anna").get(url(cast, uuid.uuid4())).status_code == 404
    assert signed_in("Anna").get(url(cast, None, "stars")).status_code == 404
    assert not Answered.objects.exists()


def test_one_mail_and_one_reminder_that_stops_when_answered(met, cast, signed_in, mailoutbox):
    cast.oost.memberships.filter(person=cast["Chaima"]).update(left_at=TEN)
    for _again in range(2):
        keep_asking(now=TEN + DAY + timedelta(hours=6))
    assert sorted(letter.to[0] for letter in mailoutbox) == ["anna@example.org", "bram@example.org"]
    assert not any("valuatie" in letter.subject or "Oost" in letter.body for letter in mailoutbox)
    answer(cast, signed_in, "Anna", met.id)
    del mailoutbox[:]
    keep_asking(now=TEN + 4 * DAY + timedelta(hours=6))
    assert [letter.to for letter in mailoutbox] == [["bram@example.org"]]


def test_half_way_comes_with_the_meeting_that_makes_the_half_in_one_mail(met, cast, signed_in, mailoutbox):
    meet(cast, TEN - 30 * DAY)
    meet(cast, TEN + 30 * DAY)
    keep_asking(now=TEN + DAY + timedelta(hours=6))
    assert len(mailoutbox) == 3
    assert all(f"/groepen/{cast.oost.id}/evaluaties/" in letter.body for letter in mailoutbox)
    shown = signed_in("Anna").get("/").content.decode()
    assert ("Evaluatie halverwege" in shown, "Evaluatie van de bijeenkomst" in shown) == (True, True)
    answer(cast, signed_in, "Anna", form="half-way")
    assert "Evaluatie halverwege" not in signed_in("Anna").get("/").content.decode()


def test_at_closing_the_programme_says_that_it_was_asked_and_nothing_of_answers(programme, cast, signed_in):
    Programme.objects.filter(pk=programme.pk).update(state=State.CLOSING, since=TEN)
    pages: dict[str, set[str]] = {}
    for answers in (0, 1):
        if answers:
            answer(cast, signed_in, "Anna", form="programme")
        for name in ("Karel", "Greet", "Mees", "Noor"):
            shown = signed_in(name).get(programme.get_absolute_url()).content.decode()
            assert "Evaluatie van het traject" in shown
            pages.setdefault(name, set()).add(shown.split('name="csrf', 1)[0])
    assert (
        f"/groepen/{cast.oost.id}/evaluaties/traject/"
        in signed_in("Anna").get(programme.get_absolute_url()).content.decode()
    )
    assert "/evaluaties/" not in "".join(pages["Karel"] | pages["Greet"] | pages["Mees"])
    assert "deze week" in signed_in("Greet").get(f"{programme.get_absolute_url()}stap/close/").content.decode()


def sent(*texts: str, after: int = 0, **more: Any) -> dict[str, str]:
    rows = {f"{at}-text": text for at, text in enumerate(texts)}
    return {**{f"{at}-kind": "text" for at in range(10)}, **rows, "after": str(after), **more}


def test_noor_changes_what_is_asked_and_an_old_page_changes_nothing(met, cast, signed_in):
    there = f"/groepen/{cast.oost.id}/evaluaties/bijeenkomst/vragen/"
    noor = signed_in("Noor")
    before = noor.get(url(cast, met.id)).json()
    assert before["version"] == "ready/1"
    assert noor.post(there, sent("Wat neem je mee?")).status_code == 302
    assert noor.post(there, sent("Iets anders?")).status_code == 409
    told = noor.get(url(cast, met.id)).json()
    assert (told["version"], [row["text"] for row in told["questions"]]) == ("group/1", ["Wat neem je mee?"])
    assert noor.post(there, sent("", after=1)).status_code == 200
    assert signed_in("Anna").get(there).status_code == 403
    noor.post(there, sent(after=1, back="1"))
    assert noor.get(url(cast, met.id)).json()["version"] == "ready/1"


def test_greet_sets_the_questions_of_groups_without_their_own(met, cast, signed_in):
    there = f"/organisaties/{cast.linde.id}/evaluaties/bijeenkomst/"
    assert signed_in("Greet").post(there, sent("Hoe was het?") | {"0-kind": "scale"}).status_code == 200
    ends: dict[str, Any] = {"0-kind": "scale", "0-low": "slecht", "0-high": "goed"}
    assert signed_in("Greet").post(there, sent("Hoe was het?") | ends).status_code == 302
    assert signed_in("Anna").get(url(cast, met.id)).json()["version"] == "organisation/1"
    assert Questions.objects.get().group is None
