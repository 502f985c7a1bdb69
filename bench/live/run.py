"""Measures the live room, and nchan in the same run: turn by turn, the same bytes to as many listeners."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from bench.live import sides
from bench.live.sides import Process

LOAD_CORE = 1
PER_ROOM = 152  # events that a room of eight takes; the load generator has the same number
FRAME = 40  # what nchan adds around a body: its `id:` and `data:` lines
WARM = 2.0

Side = Callable[[], AbstractContextManager[Process]]


@dataclass(frozen=True)
class Load:
    rooms: int
    people: int
    rate: float
    seconds: float
    again: int = 0

    def words(self) -> list[str]:
        shape = [f"rooms={self.rooms}", f"per={self.people}", f"rate={self.rate}", f"again={self.again}"]
        return [*shape, f"seconds={self.seconds}", f"warm={WARM}"]

    def fault(self) -> str | None:
        """Why this cannot be measured, if it cannot."""
        most = PER_ROOM * self.people // 8 * self.rooms
        if self.rate * (self.seconds + WARM) > most * 0.9:
            return f"{self.rooms} rooms take {most} events in all: ask for more rooms, or for less."
        return None


@dataclass(frozen=True)
class Turn:
    """One measurement of one side."""

    said: dict[str, Any]
    cpu: float
    memory: float
    threads: int
    replay: dict[str, Any]


def compile_generator(folder: Path) -> Path:
    made = folder / "lg"
    source = Path(__file__).parent / "lg.c"
    subprocess.run(["gcc", "-O2", "-o", str(made), str(source)], check=True)
    return made


def take_turn(generator: Path, side: Side, load: Load, more: Iterable[str]) -> Turn:
    """Start a side, load it, and read its CPU at the first and the last measured event."""
    with side() as server:
        words = [str(generator), f"port={server.port}", *load.words(), *more]
        child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        sides.pin(child.pid, LOAD_CORE)
        seen: dict[str, float] = {}
        said: dict[str, Any] = {}
        empty, full, threads = server.memory(), 0.0, 0
        for line in child.stdout or ():
            word, _, rest = line.strip().partition(" ")
            seen[word] = server.cpu()
            if word == "READY":
                full, threads = server.memory(), server.threads()
            if word in {"RESULT", "REPLAY"}:
                said[word] = json.loads(rest)
        if child.wait() != 0 or "RESULT" not in said:
            raise RuntimeError("the load generator stopped: are there enough file descriptors (ulimit -Hn)?")
    replay = {**said.get("REPLAY", {}), "cpu_s": round(seen.get("BACK", 0) - seen.get("LEFT", 0), 3)}
    return Turn(said["RESULT"], seen["END"] - seen["START"], full - empty, threads, replay if load.again else {})


def summed_up(turns: list[Turn], load: Load) -> dict[str, Any]:
    """What one side reached over its turns: totals for faults, means for the rest."""
    delivered = [turn.said["delivered"] for turn in turns]
    summary: dict[str, Any] = {
        "deliveries_per_s": round(mean(turn.said["delivered"] / turn.said["took_s"] for turn in turns)),
        "p50_ms": round(mean(turn.said["p50_ms"] for turn in turns), 3),
        "p99_ms": round(mean(turn.said["p99_ms"] for turn in turns), 3),
        **{name: sum(turn.said[name] for turn in turns) for name in ("lost", "doubled", "disordered", "refused")},
        "cpu_us_per_delivery": round(sum(turn.cpu for turn in turns) / max(1, sum(delivered)) * 1e6, 1),
        "core_share": round(mean(turn.cpu / turn.said["took_s"] for turn in turns), 3),
        "kb_per_stream": round(mean(turn.memory for turn in turns) / (load.rooms * load.people), 1),
        "bytes_per_delivery": round(mean(turn.said["bytes_per_delivery"] for turn in turns)),
        "answer_p99_ms": round(mean(turn.said["answer_p99_ms"] for turn in turns), 3),
        "threads": turns[-1].threads,
    }
    return {**summary, "replay": turns[-1].replay} if load.again else summary


def measure(load: Load, *, against_nchan: bool, turns: int, fresh: Callable[[Path], None]) -> dict[str, Any]:
    """Turn by turn: Kring on a database that `fresh` fills, then nchan with bodies of the same size."""
    with tempfile.TemporaryDirectory(prefix="kring-bench-") as name:
        folder = Path(name)
        generator, listing = compile_generator(folder), folder / "people"
        ours: list[Turn] = []
        theirs: list[Turn] = []
        for _ in range(turns):
            fresh(listing)
            ours.append(take_turn(generator, sides.kring, load, [f"people={listing}"]))
            if against_nchan:
                size = int(ours[-1].said["bytes_per_delivery"]) - FRAME
                relay = Load(load.rooms, load.people, load.rate, load.seconds)
                side: Side = lambda: sides.nchan(folder / "nginx")  # noqa: E731
                theirs.append(take_turn(generator, side, relay, ["relay=1", f"size={size}"]))
    return _together(load, ours, theirs)


def _together(load: Load, ours: list[Turn], theirs: list[Turn]) -> dict[str, Any]:
    shape = {"rooms": load.rooms, "people": load.people, "rate": load.rate, "seconds": load.seconds, "turns": len(ours)}
    result = {**shape, **summed_up(ours, load)}
    if theirs:
        result["nchan"] = summed_up(theirs, Load(load.rooms, load.people, load.rate, load.seconds))
        result["ratio"] = round(result["cpu_us_per_delivery"] / result["nchan"]["cpu_us_per_delivery"], 2)
    return result
