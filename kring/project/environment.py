"""Reads settings from the environment: each by name, typed, with a default and a sentence that says what it does.

Every reading is remembered, so that `kring settings` and docs/settings.md are written by the code that reads.
A secret may also come from a file: `KRING_SECRET_KEY_FILE` names one that holds `KRING_SECRET_KEY`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url
import dj_email_url
from environs import Env, EnvError

from kring.calendars.rules.mailbox import Mailbox


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable: its name, its type in a word, its default as a host would write it, what it does."""

    name: str
    kind: str
    default: str
    says: str
    is_secret: bool = False


class Environment:
    """The readers. A malformed value raises `EnvError` with the variable's name."""

    def __init__(self) -> None:
        self._env = Env()
        self.settings: dict[str, Setting] = {}

    def text(self, name: str, default: str, *, says: str) -> str:
        self._remember(name, "text", default, says)
        return self._env.str(name, default)

    def flag(self, name: str, *, default: bool = False, says: str) -> bool:
        self._remember(name, "yes or no", "yes" if default else "no", says)
        return self._env.bool(name, default)

    def number(self, name: str, default: int, *, says: str) -> int:
        self._remember(name, "number", str(default), says)
        return self._env.int(name, default)

    def names(self, name: str, *, says: str) -> list[str]:
        """Words between commas."""
        self._remember(name, "words between commas", "", says)
        return [word.strip() for word in self._env.str(name, "").split(",") if word.strip()]

    def secret(self, name: str, *, says: str) -> str:
        """From the variable, or from the file that `<name>_FILE` names; empty when neither is set."""
        self._remember(name, "secret", "", says, is_secret=True)
        file = os.environ.get(f"{name}_FILE", "")
        if not file:
            return self._env.str(name, "")
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise EnvError(f'Environment variable "{name}_FILE" names a file that cannot be read.') from error

    def database(self, name: str, default: str, *, says: str) -> dict[str, Any]:
        """A database by its URL; the URL holds a password, so it may come from a file too."""
        url = self.secret(name, says=says) or default
        self._remember(name, "database URL", "SQLite in the data folder", says, is_secret=True)
        try:
            return dict(dj_database_url.parse(url))
        except ValueError as error:
            raise EnvError(f'Environment variable "{name}" is not a database URL.') from error

    def mail_server(self, name: str, *, says: str) -> dict[str, Any] | None:
        """A mail server by its URL, or None when none is set; like a database's, its URL may come from a file."""
        url = self.secret(name, says=says)
        try:
            return dict(dj_email_url.parse(url)) if url else None
        except (ValueError, KeyError) as error:
            raise EnvError(f'Environment variable "{name}" is not a mail server URL.') from error

    def mailbox(self, name: str, *, says: str) -> Mailbox | None:
        """A mailbox by its URL, or None when none is set; its URL may come from a file."""
        url = self.secret(name, says=says)
        try:
            return Mailbox.parse(url) if url else None
        except ValueError as error:
            raise EnvError(f'Environment variable "{name}" is not a mailbox URL.') from error

    def _remember(self, name: str, kind: str, default: str, says: str, *, is_secret: bool = False) -> None:
        self.settings[name] = Setting(name, kind, default, says, is_secret)


environment = Environment()
