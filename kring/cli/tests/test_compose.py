"""`kring compose` makes groups of a file, and says in a sentence what is wrong with one."""

from __future__ import annotations

import json

import pytest

from kring.cli.main import main
from kring.composition.rules.reasons import REASONS

LIST = "id,profession,team,slots\n" + "\n".join(f"p{n},nurse,t{n},mon" for n in range(7))


@pytest.fixture
def volunteers(tmp_path):
    file = tmp_path / "volunteers.csv"
    file.write_text(LIST)
    return str(file)


def test_the_groups_their_value_and_its_bound_come_as_json(volunteers, capsys):
    assert main(["compose", volunteers, "--min", "3", "--max", "4", "--seconds", "0.2", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [*told] == ["groups", "unplaced", "placed", "value", "bound", "gap", "seconds"]
    assert sorted(one for group in told["groups"] for one in group["members"]) == [f"p{n}" for n in range(7)]
    assert {tuple(group["slots"]) for group in told["groups"]} == {("mon",)}
    assert (told["placed"], told["value"], told["unplaced"]) == (7, 7 * 23.0, [])
    assert told["bound"] >= told["value"]


def test_without_json_it_is_told_in_lines(volunteers, capsys):
    assert main(["compose", volunteers, "--min", "3", "--max", "4", "--seconds", "0.2"]) == 0
    assert "Placed 7. Value 161.0 of at most 161.0 (0.0%)." in capsys.readouterr().out


def test_the_chart_keeps_a_manager_out_of_the_group_of_their_people(volunteers, tmp_path, capsys):
    chart = tmp_path / "chart.csv"
    chart.write_text("id,manager\n" + "\n".join(f"p{n},p0" for n in range(1, 7)))
    assert main(["compose", volunteers, "--min", "3", "--max", "8", "--chart", str(chart), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["unplaced"] == [{"id": "p0", "reason": "no-common-time"}]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--min", "2"], "Groups have 3 to 10 people"),
        (["--min", "6", "--max", "5"], "--min is no more than --max"),
        (["--seconds", "0"], "Give --seconds between 0 and 3600."),
        (["--seed", "-1"], "Give a --seed of 0 or more."),
        (["--chart", "/nowhere.csv"], "/nowhere.csv cannot be read"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(volunteers, capsys, options, says):
    assert main(["compose", volunteers, *options]) == 2
    assert says in capsys.readouterr().err


def test_the_same_seed_gives_the_same_answer_and_a_proof_no_higher_bound(volunteers, capsys):
    told = []
    for more in ([], [], ["--prove"]):
        assert main(["compose", volunteers, "--min", "3", "--max", "4", "--seconds", "0.2", "--json", *more]) == 0
        told.append({**json.loads(capsys.readouterr().out), "seconds": 0})
    assert told[0] == told[1]
    assert told[2]["bound"] <= told[0]["bound"]


IDS = [f"p{n}" for n in range(8)]
ODD = {
    "a circle of managers": {"manager": [f"p{(n + 1) % 4}" if n < 4 else "" for n in range(8)]},
    "a manager who is not there": {"manager": ["ghost"] * 8},
    "times that nobody shares": {"slots": [f"time-{n}" for n in range(8)]},
    "alone in a profession": {"profession": ["notary", *["nurse"] * 7]},
    "one team": {"team": ["night"] * 8},
    "everybody avoids everybody": {"avoid": [" ".join({*IDS} - {one}) for one in IDS]},
}


@pytest.mark.parametrize("odd", ODD)
def test_of_an_odd_list_everybody_is_placed_or_has_a_reason(odd, tmp_path, capsys):
    rows = {"id": IDS, "profession": ["nurse"] * 8, "slots": ["mon"] * 8, **ODD[odd]}
    file = tmp_path / "odd.csv"
    file.write_text("\n".join([",".join(rows), *(",".join(row) for row in zip(*rows.values(), strict=True))]))
    assert main(["compose", str(file), "--min", "3", "--max", "6", "--seconds", "0.1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    placed = [one for group in told["groups"] for one in group["members"]]
    left = {row["id"]: row["reason"] for row in told["unplaced"]}
    assert sorted([*placed, *left]) == IDS
    assert set(left.values()) <= REASONS.keys()
    assert told["value"] <= told["bound"] + 1e-6


def test_a_file_that_holds_nothing_is_named(tmp_path, capsys):
    file = tmp_path / "empty.csv"
    file.write_text("")
    assert main(["compose", str(file), "--json"]) == 2
    assert capsys.readouterr().err == f"{file}: The file is empty.\n"


def test_a_faulty_line_is_named(tmp_path, capsys):
    file = tmp_path / "bad.csv"
    file.write_text("id,remote\na,perhaps\n")
    assert main(["compose", str(file)]) == 2
    assert f"{file}:2: The cell “remote” must be yes or no." in capsys.readouterr().err
