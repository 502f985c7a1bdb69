"""Settings come from the environment, by name, and say their name when they are wrong."""

from __future__ import annotations

import pytest
from environs import EnvError

from kring.project.environment import Environment


@pytest.fixture
def environment():
    return Environment()


def test_a_malformed_value_is_refused_by_its_name(environment, monkeypatch):
    monkeypatch.setenv("KRING_DEMO", "perhaps")
    with pytest.raises(EnvError, match="KRING_DEMO"):
        environment.flag("KRING_DEMO", says="")


def test_a_secret_may_come_from_a_file(environment, monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("s3cret\n")
    monkeypatch.setenv("KRING_X_FILE", str(tmp_path / "secret"))
    assert environment.secret("KRING_X", says="") == "s3cret"


def test_a_secret_file_that_is_not_there_is_refused_by_its_name(environment, monkeypatch, tmp_path):
    monkeypatch.setenv("KRING_X_FILE", str(tmp_path / "nothing"))
    with pytest.raises(EnvError, match="KRING_X_FILE"):
        environment.secret("KRING_X", says="")


def test_a_malformed_database_url_is_refused_without_repeating_its_password(environment, monkeypatch):
    monkeypatch.setenv("KRING_DATABASE_URL", "postgras://kring:s3cret@host/kring")
    with pytest.raises(EnvError, match="KRING_DATABASE_URL") as refusal:
        environment.database("KRING_DATABASE_URL", "sqlite:///x", says="")
    assert "s3cret" not in str(refusal.value)


def test_every_setting_that_was_read_is_remembered(environment):
    environment.number("KRING_X", 3, says="How many.")
    assert environment.settings["KRING_X"].default == "3"
