from __future__ import annotations

from argparse import Namespace
from typing import Any

import pytest

from kring.cli import letters
from kring.kernel.clock import now
from kring.notifications.letters import keep_letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def somewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("KRING_DATA", str(tmp_path))


def printed(capsys: pytest.CaptureFixture[str], *, to: str = "", most: int = 3) -> str:
    assert letters.run(Namespace(data=None, to=to, most=most)) == 0
    return capsys.readouterr().out


def test_the_host_reads_kept_mail_the_newest_last(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        keep_letter(to="anna@delinde.example", subject=f"letter {number}", body="1234-5678", now=now())
    said = printed(capsys)
    assert said.index("letter 1") < said.index("letter 3")
    assert "letter 0" not in said


def test_of_one_address(capsys: pytest.CaptureFixture[str]) -> None:
    keep_letter(to="anna@delinde.example", subject="for Anna", body="", now=now())
    keep_letter(to="bram@delinde.example", subject="for Bram", body="", now=now())
    assert "for Anna" not in printed(capsys, to="bram@delinde.example")


def test_nothing_kept_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "No mail was kept." in printed(capsys)
