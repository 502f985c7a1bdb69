"""An export is checked from the signatures up: whatever was changed in it is found."""

import copy
import json

import pyrage
import pytest

from kring.cli.main import main
from kring.twin import Body, Refused, make_export, propose, seal_item, sign_agreement, slot_of, verify
from kring.twin.exporting import Place
from kring.twin.tests.circle import ANNA, BRAM, EAST, MEETING, circle_of_two
from kring.twin.verifying import read_export

SLOT = slot_of(EAST, MEETING, "phase/ask/1")
AGREED = '{"salt":"","clauses":[]}'
NOON = "2026-11-23T12:00:00Z"


@pytest.fixture(scope="module")
def export():
    circle, anna, bram = circle_of_two()
    view, item = circle.view(anna), "17e30000-0000-4000-8000-000000000001"
    items = [
        seal_item(anna, view, Body("case", "Hoe blijf ik rustig?"), slot=SLOT, item=item),
        seal_item(anna, view, Body("case", "Hoe blijf ik rustig als het druk is?"), slot=SLOT, item=item, revision=2),
        seal_item(bram, circle.view(bram), Body("question", "Wat <b>zag</b> je?", item), slot=SLOT),
        seal_item(bram, circle.view(bram), Body("note", "elders"), slot=slot_of(EAST, MEETING, "advice")),
        seal_item(anna, view, Body("agreement", AGREED), slot=slot_of(EAST, EAST, "agreement")),
    ]
    circle.accept(propose(anna, circle.roster, AGREED))
    circle.accept(sign_agreement(bram, circle.roster, AGREED))
    circle.accept(propose(bram, circle.roster, "from a copy"))
    return make_export(
        anna,
        group={"id": EAST, "name": "Wijkteam Oost"},
        log=circle.entries,
        records=circle.records,
        wraps=circle.wraps_of(ANNA),
        items=[(item, NOON) for item in [*items, items[0][:-1] + b"x"]],
        places={SLOT: Place(MEETING, "phase/ask/1", "Vragen")},
        made_at=NOON,
        people=[{"person": ANNA, "name": "Anna"}, {"person": BRAM, "name": "Bram"}],
        meetings=[{"id": MEETING, "title": "Eerste bijeenkomst", "at": NOON}],
        copies=["of another group", "from a copy"],
    )


@pytest.fixture(scope="module")
def age_file(export, tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "oost.age"
    path.write_bytes(pyrage.passphrase.encrypt(json.dumps(export).encode(), "een lange wachtzin"))
    return path


def test_an_export_is_clean_and_names_what_stayed_closed(export):
    checked = verify(export)
    assert checked.findings == []
    assert (checked.entries, checked.items, checked.closed) == (8, 5, 1)


def changed(export, *path, to):
    other = copy.deepcopy(export)
    at = other
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = to
    return [(found.where, found.reason) for found in verify(other).findings]


def test_a_changed_text_author_kind_place_or_order_is_found(export):
    assert changed(export, "items", 1, "text", to="iets anders") == [("item 2", "export-differs")]
    assert changed(export, "items", 2, "author", to=ANNA) == [("item 3", "item-other-author")]
    assert changed(export, "items", 3, "kind", to="advice") == [("item 4", "export-differs")]
    assert changed(export, "items", 0, "place", to="phase/ask/2") == [("item 1", "export-differs")]
    swapped = [export["items"][1], export["items"][0], *export["items"][2:]]
    assert changed(export, "items", to=swapped) == [("item 2", "item-rolled-back")]


def test_a_changed_agreement_or_another_signature_is_found(export):
    assert [(one["number"], len(one["signed"]), one["in_force"]) for one in export["agreements"]] == [
        (1, 2, True),
        (2, 1, False),
    ]
    for field, to, reason in (
        ("text", "iets anders", "agreement-other"),
        ("number", 2, "agreement-other"),
        ("number", 3, "agreement-other"),
        ("signed", [ANNA], "export-differs"),
        ("in_force", False, "export-differs"),
    ):
        found = changed(export, "agreements", 0, field, to=to)
        assert [each for _, each in found] == [reason], field
    dropped = [*export["log"][:6], *export["log"][7:]]
    assert changed(export, "log", to=dropped) == [("log", "log-out-of-order")]


def test_a_changed_log_or_key_is_found(export):
    assert changed(export, "log", to=export["log"][:-1]) == [("log", "log-shortened")]
    assert changed(export, "head", "seq", to=4) == [("log", "log-forked")]
    assert changed(export, "identities", to=export["identities"][:1]) == [("log", "identity-unknown")]
    assert changed(export, "epochs", 0, "key", to="A" * 43)[0] == ("epoch 1", "commitment-wrong")


def test_what_is_no_export_is_refused(export, tmp_path):
    with pytest.raises(Refused):
        verify({**export, "items": [{}]})
    for content in ("{", "[]", '{"format": "other"}', "[" * 100_000):
        (tmp_path / "file").write_text(content)
        with pytest.raises(Refused):
            read_export(tmp_path / "file", lambda: "")


def test_the_command_reads_json_pages_and_age_files(export, age_file, tmp_path, capsys, monkeypatch):
    text = json.dumps(export)
    (tmp_path / "a.json").write_text(text)
    (tmp_path / "a.html").write_text(f'<p>x</p><script type="application/json" id="kring-export">{text}</script>')
    monkeypatch.setattr("kring.cli.verify.ask_passphrase", lambda: "een lange wachtzin")
    for path in (tmp_path / "a.json", tmp_path / "a.html", age_file):
        assert main(["verify", str(path)]) == 0
        assert capsys.readouterr().out == ("Wijkteam Oost: 8 log entries, 5 items, 2 people; 1 not opened: clean.\n")


def test_the_command_prints_a_line_per_finding_and_a_sentence_for_a_wrong_passphrase(
    export, age_file, tmp_path, capsys, monkeypatch
):
    forged = copy.deepcopy(export)
    forged["items"][0]["text"] = "iets anders"
    (tmp_path / "a.json").write_text(json.dumps(forged))
    assert main(["verify", str(tmp_path / "a.json")]) == 1
    assert capsys.readouterr().out.splitlines()[0] == "item 1: export-differs (another text than was signed)"
    monkeypatch.setattr("kring.cli.verify.ask_passphrase", lambda: "een andere")
    assert main(["verify", str(age_file)]) == 2
    assert "cannot-open" in capsys.readouterr().err
