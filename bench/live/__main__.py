"""`kring bench live`: measures the live room of this machine, on databases of its own."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.live.run import Load, measure
from bench.live.sides import HOW_TO_GET_NCHAN, has_nchan

SOURCE = Path(__file__).resolve().parents[2]


def options() -> argparse.Namespace:
    live = argparse.ArgumentParser(
        prog="kring bench live", description="The live room: deliveries, delay, CPU, memory."
    )
    live.add_argument("--rooms", type=int, default=125, metavar="R", help="rooms at once (default 125)")
    live.add_argument("--people", type=int, default=8, metavar="P", help="people in each room, 3 to 10 (default 8)")
    live.add_argument("--rate", type=float, default=250, metavar="E", help="events a second in all (default 250)")
    live.add_argument("--seconds", type=float, default=10, metavar="S", help="measured seconds a turn (default 10)")
    live.add_argument("--turns", type=int, default=2, metavar="N", help="turns of each side (default 2)")
    live.add_argument("--again", type=int, default=0, metavar="N", help="then all come back, N events behind")
    live.add_argument("--against", choices=["nchan"], help="measure nginx with nchan in the same run")
    live.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own instead of SQLite")
    live.add_argument("--json", action="store_true", help="print JSON")
    return live.parse_args()


def fault(chosen: argparse.Namespace, load: Load) -> str | None:
    """What is missing or asked wrongly, as a sentence."""
    if not 3 <= load.people <= 10:  # noqa: PLR2004 - as many as a group holds
        return "A group has 3 to 10 people."
    if chosen.against and not has_nchan():
        return HOW_TO_GET_NCHAN
    if not shutil.which("gcc"):
        return "gcc is missing, and the load generator is C. On Debian: apt-get install gcc libc6-dev"
    return load.fault()


def main() -> int:
    chosen = options()
    load = Load(chosen.rooms, chosen.people, chosen.rate, chosen.seconds, chosen.again)
    if sentence := fault(chosen, load):
        print(sentence, file=sys.stderr)
        return 2
    with databases(chosen) as fresh:
        result = measure(load, against_nchan=bool(chosen.against), turns=chosen.turns, fresh=fresh)
    print(json.dumps(result) if chosen.json else told(result))
    return 0


@contextmanager
def databases(chosen: argparse.Namespace) -> Iterator[Callable[[Path], None]]:
    """A way to get a fresh, populated database: every turn begins with an empty log."""
    with tempfile.TemporaryDirectory(prefix="kring-bench-") as folder:
        place_ = Path(folder)
        secret = secrets.token_urlsafe(32)
        environment = {"KRING_DATA": folder, "PYTHONPATH": str(SOURCE), "KRING_SECRET_KEY": secret}
        if chosen.postgres:
            from tests.postgres import cluster

            with cluster(durable=True) as url:
                yield _filler(chosen, place_, {**environment, "KRING_DATABASE_URL": url})
        else:
            yield _filler(chosen, place_, environment)


def _filler(chosen: argparse.Namespace, folder: Path, environment: dict[str, str]) -> Callable[[Path], None]:
    os.environ.update(environment)

    def fill(listing: Path) -> None:
        for old in folder.glob("kring.sqlite3*"):
            old.unlink()
        words = [sys.executable, "-m", "bench.live.population", str(chosen.rooms), str(chosen.people), str(listing)]
        subprocess.run(words, check=True, cwd=SOURCE)

    return fill


def told(result: dict[str, Any]) -> str:
    return "\n".join(f"{name:22} {value}" for name, value in result.items())


if __name__ == "__main__":
    sys.exit(main())
