"""What several programs of one run begin with, made once: each takes a copy.

`make test` names the folder and throws it away at its end, so nothing in it is ever of an older program. A test that is
run by itself shares with nobody, and makes its own.
"""

from __future__ import annotations

import atexit
import fcntl
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

SHARED = "KRING_MADE_ONCE"


def is_shared() -> bool:
    return SHARED in os.environ


@cache
def folder() -> Path:
    if is_shared():
        return Path(os.environ[SHARED])
    own = TemporaryDirectory(prefix="kring-once-")
    atexit.register(own.cleanup)
    return Path(own.name)


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """What `make` puts at the path that it is given; who comes second waits for it."""
    whole = folder() / name
    with (folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            half = folder() / f"{name}.half"
            make(half)
            half.rename(whole)
    return whole
