"""A poll is asked of who is in, takes one ballot of each, and hands them out together without a name."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.core import mail
from django.db.models import DateTimeField
from django.utils.timezone import localdate

from kring.pulses.actions import keep_all_pulses
from kring.pulses.models import Pulse, Voter
from kring.sealed.models import LogEntry, LogHead
from kring.sealed.rules.ballot import ballot_hash
from kring.web.wire import from_wire, to_wire
from tests.cast import OOST, TEN

DAY = timedelta(days=1)


def letters() -> list[str]:
    return sorted(letter.to[0].split("@")[0] for letter in mail.outbox)


def test_everybody_in_the_group_is_asked_by_a_mail_that_says_nothing(oost):
    assert oost.opened().status_code == 201
    assert [(poll["state"], poll["voted"], poll["i_voted"]) for poll in oost.told()["polls"]] == [("open", 0, False)]
    assert letters() == ["anna", "bram", "daan", "elif", "fons"]
    assert not any("veilig" in f"{letter.subject}{letter.body}".lower() for letter in mail.outbox)
    assert "Geef antwoord" in oost.browse("Anna").get(f"/groepen/{oost.cast.oost.id}/").content.decode()
    home = oost.browse("Anna").get("/").content.decode()
    assert "Een korte vraag van Wijkteam Oost" in home
    assert "Tot en met maandag 30 november" in home
    assert "Hoe veilig" not in home


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"place": "agreement"}, 400),
        ({"revision": 2}, 400),
        ({"head_seq": 2}, 409),
        ({"head_hash": bytes(32)}, 409),
        ({"epoch": 2}, 409),
        ({"item_class": "personal"}, 400),
        ({"sealed_by": "Bram"}, 403),
        ({"closes": localdate(TEN)}, 400),
        ({"closes": localdate(TEN) + 22 * DAY}, 400),
        ({"by": "Greet"}, 403),
        ({"by": "Hugo", "sealed_by": "Anna"}, 404),
    ],
)
def test_a_poll_that_cannot_be_is_refused(oost, wrong, status):
    assert oost.opened(**wrong).status_code == status
    assert not Pulse.objects.exists()


def test_two_are_too_few_to_ask(oost, cast):
    LogHead.objects.update(roster=[str(cast[name].pk) for name in ("Chaima", "Bram")])
    assert oost.opened().status_code == 409


def test_one_at_a_time_and_four_weeks_between(oost, time_machine):
    oost.opened()
    first, oost.poll = oost.poll, UUID(int=1)
    assert oost.opened("Bram").status_code == 409
    for days, status in ((8, 409), (27, 409), (28, 201)):
        time_machine.move_to(TEN + days * DAY, tick=False)
        assert oost.opened("Bram").status_code == status
    assert [poll["id"] for poll in oost.told()["polls"]] == [str(first), str(oost.poll)]


def test_everybody_has_one_ballot_and_sending_it_again_is_once(oost):
    oost.opened()
    mine = oost.ballot("Anna")
    assert [oost.cast_by("Anna", mine).status_code for _ in range(2)] == [201, 201]
    assert oost.cast_by("Anna").status_code == 409
    assert len(oost.pulse.sealed_ballots) == len(from_wire(mine["ballot"]))
    told = oost.told()["polls"][0]
    assert (told["voted"], told["i_voted"], told["receipt"], told["ballots"]) == (1, True, mine["receipt"], [])


@pytest.mark.parametrize("more", [-1, 1, 65_536])
def test_a_ballot_is_of_one_size_and_a_larger_one_is_not_kept(oost, more):
    oost.opened()
    ballot = oost.ballot("Anna")
    cast = from_wire(ballot["ballot"])
    ballot["ballot"] = to_wire((cast + bytes(max(more, 0)))[: len(cast) + more])
    assert oost.cast_by("Anna", ballot).status_code == 400
    assert (oost.told()["polls"][0]["voted"], bytes(oost.pulse.sealed_ballots)) == (0, b"")


@pytest.mark.parametrize("wrong", [{"poll": "17e30000-0000-4000-8000-000000000001"}, {"epoch": 2}])
def test_a_ballot_of_elsewhere_is_refused(oost, wrong):
    oost.opened()
    assert oost.cast_by("Anna", oost.ballot("Anna", **wrong)).status_code == 400
    assert oost.cast_by("Anna", oost.ballot("Bram")).status_code == 400  # somebody else's receipt
    assert oost.told()["polls"][0]["voted"] == 0


def test_who_came_later_and_who_is_outside_cannot_answer(oost, cast):
    LogHead.objects.update(roster=[str(cast[name].pk) for name in OOST[:5]])
    oost.opened()
    assert oost.cast_by("Fons").status_code == 403
    LogHead.objects.update(roster=[str(cast[name].pk) for name in OOST])
    assert oost.cast_by("Fons").status_code == 403
    assert oost.told("Fons")["polls"] == []
    assert oost.cast_by("Greet").status_code == 403
    assert oost.cast_by("Hugo", oost.ballot("Anna")).status_code == 404


def test_when_all_answered_it_closes_and_ballots_come_together_in_an_order_of_their_own(oost):
    oost.opened()
    cast = [oost.ballot(name) for name in OOST]
    answers = [oost.cast_by(name, ballot).json() for name, ballot in zip(OOST, cast, strict=True)]
    assert [answer["state"] for answer in answers] == ["open"] * 5 + ["closed"]
    assert [answer["ballots"] for answer in answers[:5]] == [[]] * 5
    told = oost.told()["polls"][0]
    assert told["ballots"] == sorted((row["ballot"] for row in cast), key=lambda row: ballot_hash(from_wire(row)))
    assert told["closed"]["seq"] == 1
    assert not any(str(person.pk) in str(told) for person in oost.cast.people.values())


def test_nothing_stored_links_a_ballot_to_who_cast_it(oost):
    """No instant, no row per ballot, and who may answer has their row before anybody does."""
    assert not [f for model in (Pulse, Voter) for f in model._meta.fields if isinstance(f, DateTimeField)]
    oost.opened()
    before = list(Voter.objects.order_by("id").values_list("person", flat=True))
    assert before == sorted(before)
    one, other = oost.ballot("Fons"), oost.ballot("Anna")
    oost.cast_by("Fons", one)
    oost.cast_by("Anna", other)
    kept = bytes(oost.pulse.sealed_ballots)
    both = sorted((from_wire(one["ballot"]), from_wire(other["ballot"])), key=ballot_hash)
    assert kept == b"".join(both)
    assert list(Voter.objects.order_by("id").values_list("person", flat=True)) == before


def test_after_its_last_day_it_is_closed_and_a_poll_nobody_answered_ends(oost, time_machine):
    oost.opened()
    time_machine.move_to(TEN.replace(day=30, hour=22, minute=59), tick=False)
    assert oost.told()["polls"][0]["state"] == "open"
    time_machine.move_to(TEN.replace(day=30, hour=23), tick=False)  # midnight in Amsterdam
    told = oost.told()["polls"][0]
    assert (told["state"], told["voted"], told["ballots"]) == ("closed", 0, [])
    assert oost.cast_by("Anna").status_code == 409


@pytest.mark.parametrize("type_", ["admit", "leave", "remove", "key-change"])
def test_a_change_of_members_voids_it_and_no_ballot_is_kept(oost, type_):
    oost.opened()
    oost.cast_by("Anna")
    oost.change(type_)
    told = oost.told()["polls"][0]
    assert (told["state"], told["ballots"], told["receipt"]) == ("void", [], None)
    assert bytes(oost.pulse.sealed_ballots) == b""
    oost.poll = UUID(int=2)
    assert oost.opened(head_seq=1).status_code == 201  # what does not count keeps nobody waiting


def test_a_change_after_the_last_day_comes_too_late_to_void_it(oost, time_machine):
    oost.opened()
    oost.cast_by("Anna")
    time_machine.move_to(TEN + 9 * DAY, tick=False)
    oost.change("leave", at=TEN + 8 * DAY)
    assert (oost.told()["polls"][0]["state"], oost.pulse.closed_seq) == ("closed", 1)


def test_it_never_closes_before_it_opened_also_when_a_clock_was_set_back(oost, time_machine):
    oost.opened()
    LogEntry.objects.create(group=oost.cast.oost.id, seq=0, entry_hash=bytes(32), entry=b"", at=TEN)
    LogEntry.objects.filter(seq=1).update(at=TEN + 30 * DAY)
    time_machine.move_to(TEN + 9 * DAY, tick=False)
    assert oost.told()["polls"][0]["closed"]["seq"] == 1


def test_one_reminder_to_who_is_silent_and_none_once_it_is_over(oost, time_machine):
    oost.opened()
    oost.cast_by("Anna")
    mail.outbox.clear()
    for days in (4, 5, 5, 6):
        keep_all_pulses(now=TEN + days * DAY)
    assert letters() == ["bram", "chaima", "daan", "elif", "fons"]
    keep_all_pulses(now=TEN + 8 * DAY)
    assert oost.pulse.state == "closed"
    assert len(mail.outbox) == 5


def test_outside_the_group_nobody_hears_of_it(oost, cast):
    oost.opened()
    for name in ("Greet", "Hugo", "Iris"):
        pages = [
            oost.browse(name).get(path)
            for path in ("/", f"/groepen/{cast.oost.id}/", f"/groepen/{cast.oost.id}/veiligheid/")
        ]
        assert pages[2].status_code in {403, 404}
        assert not any("veilig is het hier" in page.content.decode() for page in pages)
