"""`kring bench composition`: groups by Kring and by others from the same lists, in one run, judged by the same check.

Every side gets the same list and the same seconds, in a process of its own. Groups that break a hard rule count for
nothing: their people are not placed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.composition.organisation import SHAPES, write
from bench.composition.picture import drawn
from kring.composition.rules.answer import Composer
from kring.composition.rules.checking import Checker
from kring.composition.rules.reading import read, read_chart
from kring.composition.rules.volunteer import Wanted
from kring.composition.rules.worth import worth

SOURCE = Path(__file__).resolve().parents[2]
PEERS = SOURCE / ".tools/peers"
MOST_FOR = {"cpsat": 1_000, "genetic": 1_000}  # beyond it they place nearly nobody, or run out of memory


def options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="kring bench composition", description="Groups from volunteers.")
    asked.add_argument("--people", type=int, nargs="+", default=[100, 1_000, 10_000])
    asked.add_argument("--shapes", nargs="+", default=list(SHAPES), choices=list(SHAPES))
    asked.add_argument("--seeds", type=int, default=2, metavar="N", help="organisations of each shape and size")
    asked.add_argument("--seconds", type=float, default=5)
    asked.add_argument("--min", type=int, default=5, dest="smallest")
    asked.add_argument("--max", type=int, default=8, dest="largest")
    asked.add_argument("--against", nargs="*", default=[], choices=["cpsat", "genetic", "lot"])
    asked.add_argument(
        "--prove", type=float, default=0, metavar="S", help="tighten the bound first, with so much effort"
    )
    asked.add_argument("--picture", type=Path, metavar="FILE", help="draw the result as SVG")
    asked.add_argument("--json", action="store_true")
    return asked.parse_args()


def main() -> int:
    chosen = options()
    if {"cpsat", "genetic"} & set(chosen.against) and not _have_peers():
        return 2
    rows = []
    for people in chosen.people:
        for shape in chosen.shapes:
            measured = [_measured(chosen, people, shape, seed) for seed in range(chosen.seeds)]
            for side in ("kring", *chosen.against):
                of_side = [one[side] for one in measured if side in one]
                if of_side:
                    rows.append({"people": people, "shape": shape, "side": side, **_middle(of_side)})
                    if not chosen.json:
                        print(_line(rows[-1]), flush=True)
    if chosen.json:
        print(json.dumps(rows))
    if chosen.picture:
        chosen.picture.write_text(drawn(rows))
    return 0


def _have_peers() -> bool:
    """The others live in an environment of their own, made once."""
    if (PEERS / "bin/python").exists():
        return True
    uv = SOURCE / ".tools/bin/uv"
    made = subprocess.run([uv, "venv", "-q", PEERS], check=False).returncode == 0
    wanted = ["ortools", "pygad", "numpy", "scipy"]
    made = made and subprocess.run([uv, "pip", "install", "-q", "-p", PEERS, *wanted], check=False).returncode == 0
    if not made:
        print(f"The others could not be installed in {PEERS}. Leave --against out.", file=sys.stderr)
    return made


def _measured(chosen: argparse.Namespace, people: int, shape: str, seed: int) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        listed, chart = write(Path(folder), people, SHAPES[shape], seed)
        org = read_chart(chart.read_bytes())
        volunteers = read(listed.read_bytes(), org).volunteers
        wanted = Wanted(chosen.smallest, chosen.largest, org)
        composer = Composer(volunteers, wanted)
        if chosen.prove:
            composer.prove(seconds=chosen.prove)
        checker = Checker(volunteers, wanted)
        sides = [side for side in ("kring", *chosen.against) if people <= MOST_FOR.get(side, people)]
        said = {side: _said(side, listed, chart, chosen, seed) for side in sides}
        most = min(composer.most.value, *(one["bound"] or composer.most.value for one in said.values()))
        return {side: _judged(one, checker, most) for side, one in said.items()}


def _judged(said: dict[str, Any], checker: Checker, most: float) -> dict[str, float]:
    sound = [group for group in said["groups"] if not checker.of_group(group)]
    value = worth([checker.people[one] for one in group] for group in sound)
    return {
        "placed": sum(len(group) for group in sound),
        "broken": len(said["groups"]) - len(sound),
        "value": value,
        "gap": (most - value) / most,
        "cpu": said["cpu"],
        "megabytes": said["megabytes"],
    }


def _said(side: str, listed: Path, chart: Path, chosen: argparse.Namespace, seed: int) -> dict[str, Any]:
    python = sys.executable if side in {"kring", "lot"} else str(PEERS / "bin/python")
    words = [str(word) for word in (listed, chart, chosen.smallest, chosen.largest, chosen.seconds, seed)]
    command = [python, "-m", "bench.composition.side", side, *words]
    said = subprocess.run(command, cwd=SOURCE, check=True, capture_output=True, text=True).stdout
    answer: dict[str, Any] = json.loads(said)
    return answer


def _middle(measured: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(one[name] for one in measured) for name in measured[0]}


def _line(row: dict[str, Any]) -> str:
    return (
        f"{row['people']:>7} {row['shape']:<9} {row['side']:<8} placed {row['placed']:>8.0f}  "
        f"broken {row['broken']:>6.0f}  value {row['value']:>10.0f}  gap {row['gap']:>6.1%}  "
        f"CPU {row['cpu']:>6.1f} s  {row['megabytes']:>5.0f} MB"
    )


if __name__ == "__main__":
    sys.exit(main())
