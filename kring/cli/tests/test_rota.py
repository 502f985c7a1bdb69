"""`kring rota` says whose turn it is, and refuses what cannot be in a sentence."""

from __future__ import annotations

import json

import pytest

from kring.cli.main import main


def test_the_plan_its_bounds_and_what_it_reached_come_as_json(capsys):
    assert main(["rota", "--members", "6", "--meetings", "6", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(m["presenter"] for m in told["meetings"]) == [0, 1, 2, 3, 4, 5]
    assert told["reached"] == told["bounds"]


def test_who_is_absent_has_no_role(capsys):
    assert main(["rota", "--members", "4", "--meetings", "5", "--absent", "0:0", "1:2", "--json"]) == 0
    meetings = json.loads(capsys.readouterr().out)["meetings"]
    assert 0 not in meetings[0].values()
    assert 2 not in meetings[1].values()


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (["--members", "2", "--meetings", "3"], "A group has 3 to 10 members."),
        (["--members", "4", "--meetings", "0"], "Plan 1 to 60 meetings."),
        (["--members", "4", "--meetings", "3", "--roles", "boss"], "There is no role “boss”"),
        (["--members", "4", "--meetings", "3", "--absent", "3:0"], "outside the programme"),
        (["--members", "4", "--meetings", "3", "--absent", "x"], "Write an absence as MEETING:MEMBER"),
        (
            ["--members", "3", "--meetings", "3", "--roles", "presenter,facilitator,timekeeper,observer"],
            "cannot hold 4 roles",
        ),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(capsys, asked, answer):
    assert main(["rota", *asked]) == 2
    assert answer in capsys.readouterr().err
