"""The door to a group's log."""

from __future__ import annotations

import copy
import uuid

from kring.groups.models import Membership
from kring.sealed.models import EpochWrap, LogEntry, LogHead
from kring.sealed.rules.entry import AgreeBody, KeyChangeBody
from kring.web.wire import from_wire, to_wire
from tests.keys import Keys, Log


def test_an_unopened_log_stands_at_zero(empty_oost):
    answer = empty_oost.get("Anna", "log").json()
    assert answer == {"entries": [], "head": {"seq": 0, "hash": to_wire(bytes(32))}}


def test_anna_opens_the_log_and_lets_bram_in(oost, cast):
    answer = oost.get("Bram", "log").json()
    assert [entry["seq"] for entry in answer["entries"]] == [1, 2, 3, 4, 5]
    assert answer["head"] == {"seq": 5, "hash": to_wire(oost.log.head.hash)}
    head = LogHead.objects.get(group=cast.oost.id)
    assert (head.epoch, head.is_stale, set(head.roster)) == (2, False, {str(cast["Anna"].pk), str(cast["Bram"].pk)})


def test_only_what_came_after_is_told(oost):
    assert [entry["seq"] for entry in oost.get("Bram", "log?after=3").json()["entries"]] == [4, 5]


def test_everybody_gets_their_own_wraps_only(oost):
    anna, bram = oost.get("Anna", "wraps").json(), oost.get("Bram", "wraps").json()
    assert [wrap["epoch"] for wrap in anna] == [1, 2]
    assert [wrap["epoch"] for wrap in bram] == [2]
    assert anna[1]["sealed_key"] != bram[0]["sealed_key"]


def test_sending_the_same_entries_again_answers_the_same(empty_oost):
    body = empty_oost.log.opened(empty_oost.keys["Anna"])
    first, again = (empty_oost.post("Anna", "log", body) for _ in range(2))
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert LogEntry.objects.count() == 2
    assert EpochWrap.objects.count() == 1


def test_the_same_again_is_answered_also_when_the_log_has_moved_on(empty_oost):
    body = empty_oost.log.opened(empty_oost.keys["Anna"])
    first = empty_oost.post("Anna", "log", body).json()
    empty_oost.post("Bram", "log", empty_oost.log.asked(empty_oost.keys["Bram"]))
    assert empty_oost.post("Anna", "log", body).json() == first


def test_who_comes_too_late_hears_where_the_log_stands(oost):
    late = copy.copy(oost.log)
    assert oost.post("Chaima", "log", oost.log.asked(oost.keys["Chaima"])).status_code == 201
    answer = oost.post("Bram", "log", late.removed(oost.keys["Anna"], oost.keys["Bram"]))
    assert answer.status_code == 409
    assert answer.json()["head"] == {"seq": 6, "hash": to_wire(oost.log.head.hash)}


def test_entries_are_added_all_or_none(oost):
    body = oost.log.asked(oost.keys["Chaima"])
    body["entries"].append(body["entries"][0])
    assert oost.post("Chaima", "log", body).status_code == 400
    assert LogEntry.objects.count() == 5


def test_nobody_adds_what_somebody_else_signed(oost):
    assert oost.post("Bram", "log", oost.log.asked(oost.keys["Chaima"])).status_code == 403
    assert LogEntry.objects.count() == 5


def test_a_broken_signature_is_refused(oost):
    body = oost.log.asked(oost.keys["Chaima"])
    raw = bytearray(from_wire(body["entries"][0]))
    raw[-1] ^= 1
    body["entries"] = [to_wire(bytes(raw))]
    answer = oost.post("Chaima", "log", body)
    assert answer.status_code == 400
    assert answer.json()["detail"]
    assert LogEntry.objects.count() == 5


def test_an_epoch_without_a_wrap_for_everybody_is_refused(oost, cast):
    oost.post("Chaima", "log", oost.log.asked(oost.keys["Chaima"]))
    body = oost.log.admitted(oost.keys["Chaima"], oost.keys["Anna"])
    for wraps in (body["wraps"][:2], [*body["wraps"], body["wraps"][0]], [body["wraps"][0]] * 3):
        assert oost.post("Anna", "log", {**body, "wraps": wraps}).status_code == 400
    assert EpochWrap.objects.filter(epoch=3).count() == 0
    assert oost.post("Anna", "log", body).status_code == 201


def test_a_wrap_for_somebody_else_is_refused(oost, cast):
    oost.post("Chaima", "log", oost.log.asked(oost.keys["Chaima"]))
    body = oost.log.admitted(oost.keys["Chaima"], oost.keys["Anna"])
    body["wraps"][0]["person"] = str(cast["Greet"].pk)
    assert oost.post("Anna", "log", body).status_code == 400


def test_who_was_not_invited_cannot_be_let_in(oost, cast):
    asked = oost.log.asked(oost.keys["Chaima"])
    oost.post("Chaima", "log", asked)
    Membership.objects.filter(group=cast.oost, person=cast["Chaima"]).update(left_at=cast.oost.made_at)
    assert oost.post("Anna", "log", oost.log.admitted(oost.keys["Chaima"], oost.keys["Anna"])).status_code == 403


def test_who_the_log_removes_has_left_the_group(oost, cast):
    assert oost.post("Anna", "log", oost.log.removed(oost.keys["Bram"], oost.keys["Anna"])).status_code == 201
    assert Membership.objects.get(group=cast.oost, person=cast["Bram"]).left_at is not None
    assert oost.get("Bram", "log").status_code == 404
    assert oost.get("Bram", "wraps").status_code == 404


def test_members_see_who_was_invited_and_all_their_identities(oost, cast):
    group = oost.browse("Chaima").get(oost.url).json()
    assert [member["name"] for member in group["members"]] == ["Anna", "Bram", "Chaima", "Daan", "Elif", "Fons"]
    identities = oost.get("Chaima", "identities").json()
    assert {one["person"] for one in identities} == {str(cast[name].pk) for name in ("Anna", "Bram", "Chaima")}


def test_bram_lost_everything_and_gets_the_keys_of_his_own_time_again(oost, cast):
    new = Keys(cast["Bram"], number=2)
    asked_after = oost.log.head
    asked = oost.log.posted(asked_after, [oost.log.entry("join", b"", new)])
    assert oost.post("Bram", "log", asked).status_code == 201
    body = KeyChangeBody(str(cast["Bram"].pk), oost.keys["Bram"].hash, new.hash, oost.log.head.hash, "words").encode()
    after = oost.log.head
    change = oost.log.entry("key-change", body, oost.keys["Anna"])
    oost.log.members[str(cast["Bram"].pk)] = new
    changed = oost.log.posted(after, [change], *oost.log.new_epoch(oost.keys["Anna"]))
    assert oost.post("Anna", "log", changed).status_code == 201

    def wrap(epoch: int, identity_hash: bytes = new.hash) -> dict[str, object]:
        return {
            "epoch": epoch,
            "person": str(cast["Bram"].pk),
            "identity_hash": to_wire(identity_hash),
            "sealed_key": to_wire(b"again"),
        }

    assert oost.post("Anna", "wraps", [wrap(2)]).status_code == 201
    assert oost.post("Anna", "wraps", [wrap(2)]).status_code == 201  # sending twice is once
    assert {(w["epoch"], w["identity_hash"]) for w in oost.get("Bram", "wraps").json()} == {
        (2, to_wire(oost.keys["Bram"].hash)),
        (2, to_wire(new.hash)),
        (3, to_wire(new.hash)),
    }
    assert oost.post("Anna", "wraps", [wrap(1)]).status_code == 403, "epoch 1 was before his time"
    assert oost.post("Anna", "wraps", [wrap(9)]).status_code == 403
    assert oost.post("Anna", "wraps", [wrap(2, oost.keys["Bram"].hash)]).status_code == 403, "not his key any more"
    kept = EpochWrap.objects.get(group=cast.oost.id, epoch=3, person=cast["Bram"])
    assert oost.post("Anna", "wraps", [wrap(3)]).status_code == 201
    assert bytes(EpochWrap.objects.get(pk=kept.pk).sealed_key) == bytes(kept.sealed_key), "the log names this one"


def test_an_unknown_group_and_another_group_look_the_same(oost, signed_in):
    elsewhere = signed_in("Hugo").get(f"/api/v1/groups/{uuid.uuid4()}/log")
    closed = oost.get("Hugo", "log")
    assert (elsewhere.status_code, elsewhere.json()) == (404, closed.json())


def test_the_head_knows_who_signed_and_nobody_comes_in_without_signing(oost, cast):
    """The rules of the log hold at the door too: nothing is stored that a reader would refuse."""
    agreed = AgreeBody(1, bytes(32)).encode()
    for name in ("Anna", "Bram"):
        entry = Log.posted(oost.log.head, [oost.log.entry("agree", agreed, oost.keys[name])])
        assert oost.post(name, "log", entry).status_code == 201
    both = sorted(str(cast[name].pk) for name in ("Anna", "Bram"))
    head = LogHead.objects.get(group=cast.oost.id)
    assert head.agreement == {"newest": 1, "in_force": 1, "signed": both, "joining": []}
    early = copy.deepcopy(oost.log)
    assert oost.post("Chaima", "log", early.asked(oost.keys["Chaima"])).status_code == 201
    refused = oost.post("Anna", "log", early.admitted(oost.keys["Chaima"], oost.keys["Anna"]))
    assert (refused.status_code, "tekent eerst" in refused.json()["detail"]) == (400, True)
    oost.log.asked(oost.keys["Chaima"])
    signed = Log.posted(oost.log.head, [oost.log.entry("join", agreed, oost.keys["Chaima"])])
    assert oost.post("Chaima", "log", signed).status_code == 201
    assert LogHead.objects.get(group=cast.oost.id).agreement["joining"] == [str(cast["Chaima"].pk)]
    let_in = oost.log.admitted(oost.keys["Chaima"], oost.keys["Anna"])
    assert oost.post("Anna", "log", let_in).status_code == 201
