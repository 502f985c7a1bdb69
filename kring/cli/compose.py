"""`kring compose`: groups from a list of volunteers, with the value, and a bound on the value of any others."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kring.cli.stop import Stop
from kring.composition.rules.reading import Problem, Read, read, read_chart
from kring.composition.rules.reasons import REASONS
from kring.composition.rules.volunteer import LARGEST, SMALLEST, Wanted

if TYPE_CHECKING:
    from kring.composition.rules.answer import Answer

SHOWN = 20  # problems told at most


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.csv", help="the volunteers; the columns are in docs/composition.md")
    parser.add_argument("--min", type=int, default=5, dest="smallest", help="people in the smallest group")
    parser.add_argument("--max", type=int, default=8, dest="largest", help="people in the largest group")
    parser.add_argument("--chart", metavar="ORG.csv", help="the line of management: columns id and manager")
    parser.add_argument("--seconds", type=float, default=5.0, help="how much effort; the same effort on any machine")
    parser.add_argument("--seed", type=int, default=0, help="another seed, another answer; the same seed, the same")
    parser.add_argument("--prove", action="store_true", help="work on a tighter bound, too")
    parser.add_argument("--json", action="store_true", help="for a program")


def run(options: argparse.Namespace) -> int:
    begun = time.perf_counter()
    if not SMALLEST <= options.smallest <= options.largest <= LARGEST:
        raise Stop(f"Groups have {SMALLEST} to {LARGEST} people, and --min is no more than --max.")
    if not 0 < options.seconds <= 3600:  # noqa: PLR2004 -- an hour is more than any list needs
        raise Stop("Give --seconds between 0 and 3600.")
    if options.seed < 0:
        raise Stop("Give a --seed of 0 or more.")
    chart = _chart(options.chart)
    volunteers = _volunteers(options.file, chart).volunteers
    # Here, so that a faulty list is told of at once; and so that the seconds told hold the half that this takes.
    from kring.composition.rules.answer import answer

    wanted = Wanted(options.smallest, options.largest, chart)
    found = answer(volunteers, wanted, seconds=options.seconds, seed=options.seed, prove=options.prove)
    took = time.perf_counter() - begun
    if options.json:
        print(json.dumps({**found.as_json(), "seconds": round(took, 3)}, ensure_ascii=False))
    else:
        _tell(found, took)
    return 0


def _chart(file: str | None) -> dict[str, str]:
    if file is None:
        return {}
    try:
        return read_chart(_bytes(file))
    except ValueError as fault:
        raise Stop(f"{file}: {fault.args[0].en}") from None


def _volunteers(file: str, chart: dict[str, str]) -> Read:
    """The list, or a stop that names what is wrong line by line. Notices go to standard error."""
    found = read(_bytes(file), chart)
    told = [f"{_where(file, problem)}: {problem.says.en}" for problem in found.problems[:SHOWN]]
    if len(found.problems) > SHOWN:
        told.append(f"and {len(found.problems) - SHOWN} more")
    if found.faults:
        raise Stop("\n".join(told))
    for line in told:
        print(line, file=sys.stderr)
    return found


def _where(file: str, problem: Problem) -> str:
    return f"{file}:{problem.line}" if problem.line else file


def _bytes(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as fault:
        raise Stop(f"{file} cannot be read: {fault.strerror}.") from None


def _tell(found: Answer, took: float) -> None:
    for nth, (members, slots) in enumerate(found.groups, start=1):
        print(f"{nth:>4}  {' '.join(members)}" + (f"   ({' '.join(slots)})" if slots else ""))
    for one, reason in found.unplaced:
        print(f"   -  {one}: {REASONS[reason].en}")
    print(
        f"Placed {found.placed}. Value {found.value:.1f} of at most {found.bound:.1f} ({found.gap:.1%}). {took:.1f} s"
    )
