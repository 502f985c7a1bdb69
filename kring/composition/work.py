"""One composition as a process of its own: `python -m kring.composition.work`.

The first line on standard input is what to do, as JSON; every line on standard output is something to tell, as JSON.
The process ends when standard input does, so it never outlives who asked. It knows no Django and no database.

What is told: `bound` (with how many can be placed), `part` (how far this try is), `found` (a whole answer, checked,
better than those before), `point` (one of a curve), `done`.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kring.composition.rules.answer import Composer
from kring.composition.rules.ordering import read_order
from kring.composition.rules.volunteer import Volunteer, Wanted

Tell = Callable[[str, Mapping[str, Any]], None]
TRIES = (0.08, 0.27, 0.65)  # of the effort: something soon, then better
AGAIN = (0.0, 1.0, 3.0, 6.0, 12.0, 25.0)  # what sitting again with somebody costs, along the curve


def work(said: Mapping[str, Any], tell: Tell) -> None:
    """Does what was ordered; raises AssertionError rather than tell of groups that break a rule."""
    volunteers, wanted = read_order(said)
    if said["curve"]:
        _curve(volunteers, wanted, said, tell)
    else:
        _groups(volunteers, wanted, said, tell)
    tell("done", {})


def _groups(volunteers: list[Volunteer], wanted: Wanted, said: Mapping[str, Any], tell: Tell) -> None:
    composer = Composer(volunteers, wanted)
    # Groups that do not look at who met before are a beginning for those that do, and often hard to pass.
    before = [_plain(volunteers, wanted, said)] if wanted.fresh else []
    tell("bound", {"bound": composer.most.value, "placeable": composer.most.placed})
    best: list[list[str]] | None = None
    for nth, share in enumerate(TRIES):
        hear = _heard(tell, nth, len(volunteers))
        found = composer.search(seconds=said["seconds"] * share, seed=said["seed"] + nth, heard=hear)
        found = max([found, *before], key=composer.drawn)
        if best is None or composer.drawn(found) > composer.drawn(best):
            best = found
        answer = composer.answer(best)
        tell("found", answer.as_json())
        if answer.gap == 0 and not wanted.fresh:
            return
    if said["prove"]:
        composer.prove(seconds=said["seconds"])
        tell("found", composer.answer(best or []).as_json())


def _heard(tell: Tell, nth: int, people: int) -> Callable[[int], bool]:
    """Tells how far this try is: a few times, however many parts there are."""
    told = [0.0]

    def heard(placed: int) -> bool:
        if placed - told[0] >= people / 20:
            told[0] = placed
            tell("part", {"try": nth + 1, "tries": len(TRIES), "placed": placed})
        return True

    return heard


def _curve(volunteers: list[Volunteer], wanted: Wanted, said: Mapping[str, Any], tell: Tell) -> None:
    found: list[list[list[str]]] = []
    for fresh in AGAIN:
        composer = Composer(volunteers, replace(wanted, fresh=fresh))
        found.append(composer.search(seconds=said["seconds"] / len(AGAIN), seed=said["seed"]))
        answer = composer.answer(max(found, key=composer.drawn))  # what a lighter weight found may be better still
        tell("point", {"fresh": fresh, "placed": answer.placed, "met": answer.met, "value": round(answer.value, 3)})


def _plain(volunteers: list[Volunteer], wanted: Wanted, said: Mapping[str, Any]) -> list[list[str]]:
    return Composer(volunteers, replace(wanted, fresh=0.0)).search(
        seconds=said["seconds"] * TRIES[0], seed=said["seed"]
    )


def _lines() -> Iterator[str]:
    while line := sys.stdin.readline():
        yield line


def _end_with(who_asked: Iterator[str]) -> None:
    for _ in who_asked:
        pass
    os._exit(0)


def main() -> None:
    os.nice(10)  # whoever looks at a page goes first
    lines = _lines()
    said = json.loads(next(lines))
    threading.Thread(target=_end_with, args=(lines,), daemon=True).start()
    begun = time.perf_counter()

    def tell(kind: str, what: Mapping[str, Any]) -> None:
        sys.stdout.write(json.dumps({"kind": kind, "seconds": round(time.perf_counter() - begun, 2), **what}) + "\n")
        sys.stdout.flush()

    work(said, tell)


if __name__ == "__main__":
    main()
