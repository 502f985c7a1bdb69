"""What the person who types a command reads."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from kring.cli import listen, main, place, serve
from kring.cli.stop import Stop


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "verb"),
        (["srve"], "invalid choice"),
        (["serve", "--port", "x"], "x is no port"),
        (["serve", "--port", "70000"], "70000 is no port"),
        (["serve", "--por", "8000"], "Unrecognized arguments"),
        (["methods"], "what"),
        (["methods", "check"], "FILE"),
        (["backup"], "FILE"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_2(words, says, capsys):
    assert main.main(words) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
        (sqlite3.OperationalError("database or disk is full"), "The disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/data"), "/data: Permission denied"),
        (Stop("Do this."), "Do this."),
    ],
)
def test_what_the_machine_refuses_is_a_sentence_too(fault, says, monkeypatch, capsys):
    def refuse(_options):
        raise fault

    monkeypatch.setattr(serve, "run", refuse)
    assert main.main(["serve"]) == 2
    assert says in capsys.readouterr().err


def test_a_fault_of_ours_is_not_hidden(monkeypatch):
    def fail(_options):
        raise ZeroDivisionError

    monkeypatch.setattr(serve, "run", fail)
    with pytest.raises(ZeroDivisionError):
        main.main(["serve"])


def test_methods_are_listed_for_people_and_for_programs(capsys):
    assert main.main(["methods", "list"]) == 0
    assert "incident" in capsys.readouterr().out
    assert main.main(["methods", "list", "--json"]) == 0
    assert '"key": "incident"' in capsys.readouterr().out


def test_a_method_is_checked_with_a_line_per_fault(tmp_path, capsys):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("key = 3\n")
    assert main.main(["methods", "check", str(wrong)]) == 1
    assert all(line.startswith(str(wrong)) for line in capsys.readouterr().out.splitlines())


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path):
    folder = tmp_path / "new" / "data"
    place._make_usable(folder)
    place.keep_secret(folder)
    first = (folder / "secret").read_text()
    place.keep_secret(folder)
    assert (folder / "secret").read_text() == first
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "secret").stat().st_mode & 0o077 == 0


def test_a_file_is_no_data_folder(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(Stop, match="must be a folder"):
        place._make_usable(tmp_path / "data")


def test_one_process_serves_a_data_folder(tmp_path):
    with place.alone_in(tmp_path), pytest.raises(Stop, match="already running"), place.alone_in(tmp_path):
        pass


def test_all_addresses_of_localhost_get_the_same_port():
    opened = listen.open_port("localhost", 0)
    ports = {listener.getsockname()[1] for listener in opened}
    for listener in opened:
        listener.close()
    assert len(ports) == 1


def test_a_host_that_does_not_exist_is_said():
    with pytest.raises(Stop, match="no address"):
        listen.open_port("nowhere.invalid", 0)
