"""Clumsy and evil input of rounds: refused in a clear sentence, and nothing lost."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.core import mail

from kring.rounds.actions import keep_all_times
from kring.rounds.models import Round, Writer
from kring.sealed.models import Item
from tests.cast import TEN

CLOSES = TEN.replace(day=26, hour=19)
NUDGES = CLOSES - timedelta(days=1)


@pytest.mark.parametrize("days", [0, -1, 32, 100_000])
def test_a_last_day_in_the_past_is_refused_in_words(oost, days):
    refused = oost.begin(days=days)
    assert refused.status_code == 400
    assert "laatste dag" in refused.json()["detail"]
    assert not Round.objects.exists()
    assert not Item.objects.exists()


def test_beginning_twice_is_one_round(oost):
    item = str(uuid.uuid4())
    body = {"item": item, **oost.sealed("Anna", "round/question", item)}
    assert [oost.begin(**body).status_code for _ in range(2)] == [201, 201]
    assert Round.objects.count() == 1
    assert len(mail.outbox) == 2


def test_nobody_floods_the_group_with_rounds_and_mail(oost):
    answers = [oost.begin(**another(oost)).status_code for _ in range(4)]
    assert answers == [201, 201, 201, 409]
    assert len(mail.outbox) == 3 * 2


def another(oost):
    """A question of a new round: its slot follows from the round's id."""
    oost.id, item = uuid.uuid4(), str(uuid.uuid4())
    return {"id": str(oost.id), "item": item, **oost.sealed("Anna", "round/question", item)}


def test_a_round_of_somebody_else_is_not_taken_over(asked):
    assert asked.begin("Bram").status_code == 409


def test_a_question_for_another_place_is_refused(oost):
    item = str(uuid.uuid4())
    assert oost.begin(item=item, **oost.sealed("Anna", "offer", item)).status_code == 400
    assert not Round.objects.exists()


def test_alone_in_a_group_there_is_nobody_to_ask(oost):
    oost.enter("Anna")
    assert "niemand anders" in oost.begin().json()["detail"]


def test_a_second_text_by_the_same_person_is_refused_and_names_the_first(asked):
    asked.write("Bram")
    second = asked.write("Bram", item=str(uuid.uuid4()))
    assert (second.status_code, second.json()["item"]) == (409, asked.items["Bram"])
    assert asked.write("Bram", revision=1).status_code == 409


def test_a_text_after_the_last_moment_is_not_taken_and_stays_a_draft(asked, time_machine):
    time_machine.move_to(CLOSES + timedelta(minutes=2), tick=False)
    late = asked.write("Bram")
    assert late.status_code == 409
    assert "blijft hier staan als concept" in late.json()["detail"]
    assert not Item.objects.filter(author=asked.cast["Bram"]).exists()


def test_who_asked_the_question_and_who_came_later_are_not_asked_to_write(asked):
    asked.enter("Anna", "Bram", "Chaima", "Daan")
    assert [asked.write(name).status_code for name in ("Anna", "Daan")] == [403, 403]
    assert asked.read("Daan")["asked"] == [asked.id_of("Bram"), asked.id_of("Chaima")]


def test_nobody_writes_in_the_name_of_somebody_else(asked):
    url = f"/api/v1/groups/{asked.group.id}/rounds/{asked.id}/texts/{uuid.UUID(int=5)}"
    body = asked.sealed("Bram", "round/text", str(uuid.UUID(int=5)))
    assert asked.browse("Chaima").put(url, body, content_type="application/json").status_code == 403


def test_who_leaves_is_not_waited_for_nor_nudged_and_gets_nothing(asked):
    asked.write("Bram")
    asked.group.memberships.filter(person=asked.cast["Chaima"]).update(left_at=TEN)
    keep_all_times(now=TEN + timedelta(minutes=1))
    assert asked.read("Anna")["opened_at"] is not None
    assert {letter.to[0] for letter in mail.outbox} == {"anna@example.org", "bram@example.org"}
    assert asked.browse("Chaima").get(f"/api/v1/groups/{asked.group.id}/rounds/{asked.id}").status_code == 404


def test_what_somebody_wrote_who_then_left_is_read_with_the_rest(asked):
    asked.write("Chaima")
    asked.group.memberships.filter(person=asked.cast["Chaima"]).update(left_at=TEN)
    assert [one["author"] for one in asked.write("Bram").json()["texts"]] == [
        str(person) for _, person in sorted((asked.items[name], asked.id_of(name)) for name in ("Bram", "Chaima"))
    ]


def test_one_nudge_by_mail_once_and_only_to_who_has_not_written(asked):
    asked.write("Bram")
    for moment in (NUDGES - timedelta(minutes=1), NUDGES, NUDGES + timedelta(minutes=1), CLOSES - timedelta(minutes=1)):
        keep_all_times(now=moment)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["chaima@example.org"], "Er staat iets voor je klaar in Kring")
    assert f"/groepen/{asked.group.id}/schriftelijk/{asked.id}/" in letter.body
    assert Writer.objects.filter(nudged_at=None).get().person == asked.cast["Bram"]


def test_a_server_that_slept_through_the_nudge_sends_none_after_the_end(asked):
    keep_all_times(now=CLOSES + timedelta(hours=1))
    assert Writer.objects.filter(nudged_at=None).count() == 2


def test_a_round_is_nothing_to_who_arranges_from_outside(asked):
    shown = asked.browse("Greet").get(f"/groepen/{asked.group.id}/").content.decode()
    assert "schriftelijk" not in shown


def test_home_and_the_groups_page_say_that_it_waits_until_one_wrote(asked):
    def waits(name):
        home = asked.browse(name).get("/").content.decode()
        group = asked.browse(name).get(f"/groepen/{asked.group.id}/").content.decode()
        return "Schrijf mee in Wijkteam Oost" in home, "wacht op jou" in group

    assert [waits(name) for name in ("Anna", "Bram")] == [(False, False), (True, True)]
    asked.write("Bram")
    assert waits("Bram") == (False, False)
