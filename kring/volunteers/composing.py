"""The composer: takes the proposal that waits longest, and has a process of its own work on it.

That process is pure (`kring.composition.work`): it gets people, gives groups, and touches no database. Beside it this
one only reads lines, so pages stay quick. One at a time; a second proposal waits.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from kring.composition.rules.checking import Checker
from kring.composition.rules.ordering import order
from kring.composition.rules.reasons import finished
from kring.composition.rules.worth import worth
from kring.kernel.clock import now
from kring.volunteers import proposing, queries
from kring.volunteers.boards import group_numbers
from kring.volunteers.models import Proposal

GLANCE = 0.5  # seconds between two looks at whether to stop
SLACK = 4  # times the seconds asked for, on a slow machine
START = 60  # seconds beside that: reading, the bound, the check
LONGEST_TRAIL = 60
Told = Mapping[str, Any]
Work = Callable[[Mapping[str, Any]], Iterator[Told | None]]


def elsewhere(ordered: Mapping[str, Any]) -> Iterator[Told | None]:
    """What a process of its own tells, and None now and then. It ends with this iterator, whatever happens."""
    lines: queue.Queue[str | None] = queue.Queue()
    process = subprocess.Popen(
        [sys.executable, "-m", "kring.composition.work"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    )
    try:
        reader = threading.Thread(target=_listen, args=(process, lines), daemon=True)
        reader.start()
        with suppress(BrokenPipeError):
            print(json.dumps(ordered), file=process.stdin, flush=True)
        while True:
            try:
                line = lines.get(timeout=GLANCE)
            except queue.Empty:
                yield None
                continue
            if line is None:
                return
            yield json.loads(line)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def _listen(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    with suppress(ValueError, OSError):  # it was closed meanwhile
        for line in process.stdout or ():
            lines.put(line)
    lines.put(None)


def here(ordered: Mapping[str, Any]) -> Iterator[Told | None]:
    """The same in this process, for small lists: demo and tests."""
    from kring.composition.work import work  # noqa: PLC0415 -- its arrays take 50 MB that a server never needs

    told: list[Told] = []
    work(ordered, lambda kind, what: told.append({"kind": kind, "seconds": 0.0, **what}))
    yield from told


def compose_next(*, stopping: Callable[[], bool] = lambda: False, by: Work = elsewhere) -> bool:
    """Works on the next proposal until its end; False when none waits."""
    proposal = proposing.take_next(now=now())
    if proposal is None:
        return False
    people, wanted = queries.people_of(proposal.pool), queries.wanted_of(proposal)
    if _pins_are_broken(Checker(people, wanted)):
        proposing.fail(proposal, "pins", now=now())
        return True
    ordered = order(
        people,
        wanted,
        seconds=proposal.seconds,
        seed=proposal.seed,
        prove=proposal.prove,
        curve=proposal.is_curve,
    )
    Composition(proposal, stopping).follow(by(ordered))
    return True


def _pins_are_broken(checker: Checker) -> bool:
    """Groups around which others are made must be sound themselves."""
    return any(checker.of_group(members) for members, _ in checker.wanted.kept)


class Composition:
    """One proposal while it is worked on: what was found so far, and what the page is told of it."""

    def __init__(self, proposal: Proposal, stopping: Callable[[], bool]) -> None:
        self.proposal, self.stopping = proposal, stopping
        self.ends = time.monotonic() + proposal.seconds * SLACK + START
        self.best: Told | None = None
        self.points: list[dict[str, Any]] = []
        self.progress: dict[str, Any] = {"trail": []}
        self.is_whole = False
        self.kept_at = 0.0

    def follow(self, told: Iterator[Told | None]) -> None:
        """Listens until the work is done, or good enough, or too long, or the server stops."""
        fault = "broken"
        for each in told:
            self._hear(each)
            if self.stopping():
                proposing.give_back(self.proposal)
                return
            if time.monotonic() > self.ends:
                fault = "time"
                break
            if not self._keep(always=each is not None and each["kind"] == "found") and self.best:
                break
        self._finish(fault)

    def _hear(self, told: Told | None) -> None:
        what = dict(told or {})
        match what.get("kind"):
            case "bound":
                self.progress |= {"bound": what["bound"], "placeable": what["placeable"]}
            case "part":
                self.progress |= {"try": what["try"], "tries": what["tries"], "seen": what["placed"]}
            case "found":
                self.best = told
                figures = {name: what[name] for name in ("value", "bound", "gap", "placed")}
                self.progress |= {**figures, "groups": len(what["groups"])}
                self.progress["trail"] = [*self.progress["trail"], {"seconds": what["seconds"], **figures}][
                    -LONGEST_TRAIL:
                ]
            case "point":
                self.points.append({name: what[name] for name in ("fresh", "placed", "met", "value")})
                self.progress["points"] = len(self.points)
            case "done":
                self.is_whole = True

    def _keep(self, *, always: bool) -> bool:
        """At most twice a second, for each look is a write. False when somebody wants no more."""
        if not always and time.monotonic() - self.kept_at < GLANCE:
            return True
        self.kept_at = time.monotonic()
        return proposing.keep_progress(self.proposal, self.progress, now=now())

    def _finish(self, fault: str) -> None:
        if self.proposal.is_curve and self.is_whole:
            proposing.keep_curve(self.proposal, self.points, now=now())
        elif self.best is not None:
            proposing.keep_answer(self.proposal, no_worse(self.proposal, self.best), now=now())
        else:
            proposing.fail(self.proposal, fault, now=now())


def no_worse(proposal: Proposal, found: Told) -> Told:
    """What was found; or, around pins, the groups with the pins as they stand, when those are sound and worth more."""
    around = proposal.around
    if around is None or proposal.fresh:
        return found
    people = {one.id: one for one in queries.people_of(proposal.pool)}
    checker = Checker(list(people.values()), queries.wanted_of(proposal))
    stand = [[seat.entry.key for seat in seats] for seats in queries.seats_of(around, group_numbers(around)).values()]
    if checker.violations(stand):
        return found
    groups = finished(stand, list(people.values()), checker)
    value = worth([people[one] for one in group] for group in groups)
    if value <= found["value"]:
        return found
    why = {row["id"]: row["reason"] for row in found["unplaced"]}
    left = people.keys() - {one for group in groups for one in group}
    return {
        **found,
        "groups": [{"members": group} for group in groups],
        "unplaced": [{"id": one, "reason": why.get(one, "left-over")} for one in sorted(left)],
        "value": value,
        "bound": max(found["bound"], value),
    }
