"""Before a round opens, nobody else's text, its order or its moment is told on any surface."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.core import mail

from kring.rounds.actions import keep_all_times
from kring.rounds.models import Round
from kring.sealed.models import Item
from kring.web.wire import to_wire
from tests.cast import TEN

CLOSES = TEN.replace(day=26, hour=19)


def surfaces(oost, name):
    """Everything a member can ask for, as text."""
    group = oost.group.id
    paths = (
        f"/api/v1/groups/{group}/rounds",
        f"/api/v1/groups/{group}/rounds/{oost.id}",
        f"/api/v1/groups/{group}/items",
        f"/api/v1/groups/{group}/export",
        f"/groepen/{group}/schriftelijk/",
        f"/groepen/{group}/schriftelijk/{oost.id}/",
        f"/groepen/{group}/",
        "/",
    )
    return "\n".join(oost.browse(name).get(path).content.decode() for path in paths)


def traces(item: Item, at) -> list[str]:
    return [str(item.id), to_wire(bytes(item.sealed_item)), at.isoformat()[:16], at.strftime("%H:%M")]


def test_nothing_of_brams_text_reaches_chaima_before_the_round_opens(asked, time_machine, caplog):
    at = TEN + timedelta(hours=3, minutes=17)
    time_machine.move_to(at, tick=False)
    with caplog.at_level(logging.DEBUG, logger="kring"):
        assert asked.write("Bram").status_code == 200
    time_machine.move_to(TEN + timedelta(days=1), tick=False)
    shown = surfaces(asked, "Chaima") + surfaces(asked, "Anna")
    assert [trace for trace in traces(Item.objects.get(id=asked.items["Bram"]), at) if trace in shown] == []
    assert to_wire(bytes(Item.objects.get(id=asked.items["Bram"]).sealed_item)) not in caplog.text
    assert mail.outbox == []


def test_bram_reads_his_own_text_back_and_the_others_see_that_he_wrote(asked):
    asked.write("Bram")
    own = asked.read("Bram")["mine"]
    assert (own["id"], own["revision"]) == (asked.items["Bram"], 1)
    told = asked.read("Chaima")
    assert (told["wrote"], told["mine"], told["texts"]) == ([asked.id_of("Bram")], None, [])
    assert told["asked"] == [asked.id_of("Bram"), asked.id_of("Chaima")]


def test_names_stand_by_seat_whoever_was_first(oost):
    oost.begin(kind="look-back")
    oost.write("Chaima")
    oost.write("Bram")
    assert oost.read("Anna")["wrote"] == [oost.id_of("Bram"), oost.id_of("Chaima")]


def test_after_the_last_has_written_all_read_all_together_by_id(asked, time_machine):
    asked.write("Chaima", item="00000000-0000-4000-8000-000000000002")
    time_machine.move_to(TEN + timedelta(hours=5), tick=False)
    told = asked.write("Bram", item="00000000-0000-4000-8000-000000000001").json()
    assert [one["author"] for one in told["texts"]] == [asked.id_of("Bram"), asked.id_of("Chaima")]
    assert {one["at"] for one in told["texts"]} == {"2026-11-23T15:00:00Z"}
    assert len(asked.read("Anna")["texts"]) == 2
    assert [letter.subject for letter in mail.outbox] == ["Er staat iets voor je klaar in Kring"] * 3


def test_at_the_last_moment_what_is_there_is_opened_by_whoever_looks_first(asked, time_machine):
    asked.write("Bram")
    time_machine.move_to(CLOSES - timedelta(seconds=1), tick=False)
    assert asked.read("Chaima")["texts"] == []
    time_machine.move_to(CLOSES, tick=False)
    assert [one["author"] for one in asked.read("Chaima")["texts"]] == [asked.id_of("Bram")]


def test_the_ticker_opens_what_nobody_looks_at_and_only_once(asked):
    asked.write("Bram")
    keep_all_times(now=CLOSES)
    keep_all_times(now=CLOSES + timedelta(minutes=1))
    assert Round.objects.get().opened_at == CLOSES
    assert Item.objects.get(id=asked.items["Bram"]).opened_at == CLOSES
    assert len(mail.outbox) == 3


def test_what_bram_wrote_first_and_then_changed_is_handed_out_to_nobody(asked):
    asked.write("Bram")
    assert asked.write("Bram", revision=2).status_code == 200
    asked.write("Chaima")
    export = asked.browse("Anna").get(f"/api/v1/groups/{asked.group.id}/export").json()
    assert [one["revision"] for one in export["items"] if one["id"] == asked.items["Bram"]] == [2]
