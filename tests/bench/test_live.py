"""The measurement of the live room is itself right: it says all it promises, and finds nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[2]
SAYS = {
    *("deliveries_per_s", "p50_ms", "p99_ms", "lost", "doubled", "disordered"),
    *("cpu_us_per_delivery", "kb_per_stream"),
}


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KRING_")}
    command = [sys.executable, "-m", "kring.cli", "bench", "live", *words]
    return subprocess.run(command, cwd=HOME, env=kept, capture_output=True, text=True, check=False)  # noqa: S603


def test_a_short_measurement_loses_nothing_and_says_everything():
    words = [
        "--rooms",
        "5",
        "--people",
        "4",
        "--rate",
        "40",
        "--seconds",
        "1",
        "--turns",
        "1",
        "--again",
        "3",
        "--json",
    ]
    done = bench(*words)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    assert said.keys() >= SAYS
    assert [said[name] for name in ("lost", "doubled", "disordered", "refused")] == [0] * 4
    assert said["replay"]["replayed"] == said["replay"]["wanted"] > 0


def test_what_cannot_be_measured_is_said():
    done = bench("--rooms", "1", "--rate", "1000")
    assert (done.returncode, done.stdout) == (2, "")
    assert "ask for more rooms" in done.stderr
