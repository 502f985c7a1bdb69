"""`kring receive-mail`: a mail server hands a mail to a program."""

from __future__ import annotations

import io
import os
from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import DatabaseError

from kring.cli import receive_mail
from kring.meetings import actions, answers, queries
from kring.meetings.tests.conftest import plan
from kring.meetings.tests.test_calendar import answer
from tests.cast import TEN, Cast


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch, time_machine, tmp_path: Path):
    """`pipe(letter)`: the exit code, as the mail server gets it."""
    monkeypatch.setenv("KRING_DATA", str(tmp_path))
    time_machine.move_to(TEN, tick=False)

    def hand_over(letter: bytes) -> int:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(letter)))
        return receive_mail.run(Namespace(data=None))

    return hand_over


def test_a_decline_that_comes_by_a_pipe_is_an_absence(cast: Cast, pipe, capsys):
    meeting = actions.plan_meeting(cast.oost, plan(cast), by=cast["Greet"], now=TEN)
    assert pipe(answer(cast, meeting, "Bram")) == 0
    assert queries.away(meeting) == {str(cast["Bram"].pk)}
    assert pipe(b"Subject: Lunch?\r\n\r\nWho comes?") == 0
    said = capsys.readouterr().out.splitlines()
    assert said == ["An answer to an invitation was taken.", "Left alone: no answer that counts."]


def test_while_the_database_rests_the_mail_server_is_asked_to_come_again(pipe, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object, **__: object) -> bool:
        raise DatabaseError

    monkeypatch.setattr(answers, "take_letter", fail)
    assert pipe(b"") == os.EX_TEMPFAIL
