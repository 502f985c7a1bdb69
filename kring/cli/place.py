"""The data folder: where it is, its secret, and the lock of the one process that serves it."""

from __future__ import annotations

import argparse
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kring.cli.stop import Stop

SECRET = "secret"  # noqa: S105  (the file's name)
LOCK = "serving"


def add_data_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", help="the data folder (default: KRING_DATA, or ./data)")


def set_up(options: argparse.Namespace) -> Path:
    """Make the data folder usable, read the settings, set Django up; answers the folder."""
    if options.data:
        os.environ["KRING_DATA"] = options.data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.project.settings")
    os.umask(0o077)  # whatever Kring makes is for the account that serves it
    folder = Path(os.environ.get("KRING_DATA", "data")).resolve()
    _make_usable(folder)
    keep_secret(folder)
    import django

    django.setup()
    return folder


def _make_usable(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError:
        raise Stop(f"{folder} is a file, and the data folder must be a folder. Choose another with --data.") from None
    except OSError as error:
        raise Stop(f"The data folder {folder} cannot be made: {error.strerror}. Choose another with --data.") from None
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise Stop(f"Kring may not write in the data folder {folder}. Change its rights or choose another with --data.")


def keep_secret(folder: Path) -> None:
    """Make the secret that signs cookies, once; only the account that serves may read it."""
    try:
        handle = os.open(folder / SECRET, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(48) + "\n")


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the data folder: a room has one owner, and a restore must not run under a server."""
    with (folder / LOCK).open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Stop(f"Kring is already running on the data folder {folder}. Stop it first, or use --data.") from None
        yield
