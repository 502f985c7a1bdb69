"""Every check, fastest first; stops at the first that fails. `make test` runs it.

The browser journeys need Chromium and the second database needs PostgreSQL. As root on Debian they are installed;
elsewhere those two steps are left out, and the end says so and how to get them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass

from tests import postgres

BIN = ".venv/bin"
PYTEST = [f"{BIN}/pytest", "--durations=5"]
WISHES = {"age"}  # without it another implementation of age opens the export; no step is left out
ELSEWHERE = ["--ignore=tests/architecture", "--ignore=tests/journeys"]
NO_DATABASE = [f"--ignore={folder}" for folder in ("kring/methods", "kring/twin", "tests/evil_server")]


@dataclass(frozen=True)
class Step:
    says: str
    command: list[str]
    needs: str = ""  # a program's name, or "postgresql"


STEPS = [
    Step("ruff: form", [f"{BIN}/ruff", "format", "--check", "--quiet", "."]),
    Step("ruff: rules", [f"{BIN}/ruff", "check", "--quiet", "."]),
    Step("architecture, words and documents", [*PYTEST, "-q", "tests/architecture"]),
    Step("layers", [f"{BIN}/lint-imports", "--no-cache"]),
    Step("biome and tsc", ["npm", "--prefix", "frontend", "run", "--silent", "check"]),
    Step("mypy", [f"{BIN}/mypy", "kring", "tests", "conftest.py"]),
    Step("vitest", ["npm", "--prefix", "frontend", "run", "--silent", "test"]),
    Step("pytest on SQLite", [*PYTEST, "-q", *ELSEWHERE]),
    Step(
        "pytest on PostgreSQL",
        [sys.executable, "-m", "tests.postgres", *PYTEST, "-q", *ELSEWHERE, *NO_DATABASE],
        "postgresql",
    ),
    Step("journeys in browsers", [*PYTEST, "-q", "tests/journeys"], "chromium"),
]


def is_here(program: str) -> bool:
    return postgres.programs() is not None if program == "postgresql" else shutil.which(program) is not None


def install(programs: list[str]) -> None:
    """Ask Debian for what is missing. Failing is no failure: the step is left out and said."""
    if not programs or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {' and '.join(programs)} with apt-get.", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *programs]):
        subprocess.run(["apt-get", "-qq", *command], check=False, env=quiet, stdout=subprocess.DEVNULL)


def main() -> int:
    needed = {step.needs for step in STEPS if step.needs}
    install(sorted(program for program in needed | WISHES if not is_here(program)))
    left_out: list[Step] = []
    took: list[str] = []
    for step in STEPS:
        if step.needs and not is_here(step.needs):
            left_out.append(step)
            continue
        print(f"\n== {step.says}", flush=True)
        begun = time.monotonic()
        code = subprocess.run(step.command, check=False).returncode
        took.append(f"{time.monotonic() - begun:7.1f} s  {step.says}")
        if code:
            print(f"\n{step.says}: failed. Again: {' '.join(step.command)}", flush=True)
            return 1
    print("\n" + "\n".join(took))
    for step in left_out:
        print(f"Left out: {step.says}, because {step.needs} is missing. On Debian: apt-get install {step.needs}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
