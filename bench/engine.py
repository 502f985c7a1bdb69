"""What a command costs in the pure engine: judge, apply and told, beside a JSON round trip of the same event.

Run: `.venv/bin/python bench/engine.py [--written 500]`. Prints µs of CPU per command and the ratio to the yardstick,
measured in the same run, best of five.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle
from uuid import UUID, uuid4

from kring.methods.library import method
from kring.methods.rules import command as c
from kring.methods.rules.engine import apply, judge, start
from kring.methods.rules.event import Contributed, event_to_json
from kring.methods.rules.run import Run
from kring.methods.rules.view import told

TEN = datetime(2026, 12, 2, 10, tzinfo=UTC)
EIGHT = tuple(str(UUID(int=n)) for n in range(1, 9))
HERE = frozenset(EIGHT)
METHOD = method("incident")


def main() -> None:
    """Print one line per command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--written", type=int, default=500, help="contributions there already (default 500)")
    written = parser.parse_args().written
    run = busy_room(written)
    adviser = EIGHT[2]
    event = judge(METHOD, run, c.Contribute(str(uuid4())), by=adviser, now=TEN, present=HERE)
    yardstick = best_of(lambda: json.loads(json.dumps(event_to_json(event))))
    print(f"contributions in the room: {written}")
    print(f"{'json round trip of the event':32} {yardstick:7.2f} µs   1.00")
    for name, command in commands(run).items():
        spent = best_of(lambda command=command: answered(run, command, adviser))  # type: ignore[misc]
        print(f"{name:32} {spent:7.2f} µs {spent / yardstick:6.2f}")


def commands(run: Run) -> dict[str, c.Command]:
    mine = next(item for item, one in run.visit.shown.items() if one.by == EIGHT[2])
    return {
        "contribute": c.Contribute(str(uuid4())),
        "revise": c.Revise(str(uuid4()), mine),
        "raise": c.RaiseHand(str(uuid4())),
        "ready": c.Ready(str(uuid4())),
    }


def answered(run: Run, command: c.Command, by: str) -> None:
    event = judge(METHOD, run, command, by=by, now=TEN, present=HERE)
    told(METHOD, run, event, apply(METHOD, run, event))


def busy_room(written: int) -> Run:
    """A room of eight in its fifth phase, with contributions spread over the phases held so far."""
    run = start(METHOD, seats=EIGHT, roles={"presenter": EIGHT[0], "facilitator": EIGHT[1]})
    order: list[c.Command] = [c.Open("o"), c.Next("n"), c.Next("n"), c.Next("n"), c.Reveal("r"), c.Next("n")]
    now = TEN - timedelta(hours=1)
    for command in order:
        run = apply(METHOD, run, judge(METHOD, run, command, by=EIGHT[1], now=now, present=HERE))
    others, places = cycle(EIGHT[3:]), cycle(run.visits)
    for _ in range(written):
        run = apply(METHOD, run, Contributed(next(others), now, str(uuid4()), *next(places), hidden=False))
    return apply(METHOD, run, Contributed(EIGHT[2], now, str(uuid4()), *run.step.place, hidden=False))


def best_of(work: Callable[[], object], rounds: int = 5, times: int = 5000) -> float:
    """µs of CPU per call, in the best round: the least disturbed by neighbours."""
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        for _ in range(times):
            work()
        spent.append((time.process_time() - begun) / times * 1e6)
    return min(spent)


if __name__ == "__main__":
    main()
