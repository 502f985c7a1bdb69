"""Every check, in four lanes beside each other; the lanes stop once any check failed.

`make test` runs it. What a check printed comes whole when it ends. The browser journeys need Chromium and the second
database needs PostgreSQL; one test of mail needs dovecot. As root on Debian they are installed; elsewhere those checks
are left out, and the end says so and how to get them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory

from tests import browsers, once, postgres

BIN = ".venv/bin"
PYTEST = [f"{BIN}/pytest", "--durations=5"]
# Importing schemathesis takes a second, and only tests/routes asks the API by its own schema.
PLAIN = [*PYTEST, "-q", "-p", "no:schemathesis"]
# Without age another implementation of it opens the export, and any Chromium does: no step is left out.
WISHES = {"age", browsers.SPARING}
ELSEWHERE = ["--ignore=tests/architecture", "--ignore=tests/journeys", "--ignore=tests/mail"]
# Browsers wait for what they see; what waits less takes the processor time that they leave.
BEHIND = ("nice", "-n", "10") if shutil.which("nice") else ()


@dataclass(frozen=True)
class Step:
    says: str
    command: list[str]
    needs: str = ""  # a program's name, or "postgresql"


# Taken by two lanes in this order: what is told soon, then what takes longest.
STILL = [
    Step("ruff: form", [f"{BIN}/ruff", "format", "--check", "--quiet", "."]),
    Step("ruff: rules", [f"{BIN}/ruff", "check", "--quiet", "."]),
    Step("architecture, words and documents", [*PLAIN, "tests/architecture"]),
    Step("layers", [f"{BIN}/lint-imports", "--no-cache"]),
    Step("biome and tsc", ["npm", "--prefix", "frontend", "run", "--silent", "check"]),
    Step("mypy", [f"{BIN}/mypy", "kring", "tests", "conftest.py"]),
    Step("mail through a mail server", [*PLAIN, "tests/mail"], "dovecot"),
    Step("pytest on SQLite", [*PYTEST, "-q", *ELSEWHERE]),
    Step(
        "pytest on PostgreSQL",
        [sys.executable, "-m", "tests.postgres", *PYTEST, "-q", *ELSEWHERE],
        "postgresql",
    ),
    Step("vitest", ["npm", "--prefix", "frontend", "run", "--silent", "test"]),
]


def browsing(says: str, *names: str) -> Step:
    return Step(says, [*PLAIN, *(f"tests/journeys/test_{name}.py" for name in names)], "chromium")


# Taken by two lanes of their own, the longest first: people who meet in browsers wait for each other.
LOOKS = browsing("every page in a browser", "every_page", "states", "step_kinds")
MEETINGS = browsing("meetings in browsers", "meeting", "three_methods", "facilitating", "keyboard", "beforehand")
PROGRAMMES = browsing("programmes in browsers", "seeds", "programmes", "groups_from_a_list", "dates", "arranging")
NAMED = [file for step in (LOOKS, MEETINGS, PROGRAMMES) for file in step.command if file.startswith("tests/")]
OTHERS = [*PLAIN, "tests/journeys", *(f"--ignore={file}" for file in NAMED)]
MOVING = [LOOKS, MEETINGS, PROGRAMMES, Step("other journeys in browsers", OTHERS, "chromium")]


def is_here(program: str) -> bool:
    if program == "postgresql":
        return postgres.programs() is not None
    if program == "chromium":
        return browsers.chromium() is not None
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin") is not None


def package(program: str) -> str:
    """What Debian calls it."""
    return {"dovecot": "dovecot-imapd"}.get(program, program)


def install(programs: list[str]) -> None:
    """Ask Debian for what is missing. Failing is no failure: the step is left out and said."""
    if not programs or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {' and '.join(programs)} with apt-get.", flush=True)
    ask_debian("apt-get", "-qq", "update")
    known = [name for name in map(package, programs) if ask_debian("apt-cache", "show", name)]
    if browsers.SPARING in known and "chromium" in known:
        known.remove("chromium")
    ask_debian("apt-get", "-qq", "install", "--yes", "--no-install-recommends", *known)


def ask_debian(*command: str) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return not subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode


@dataclass(frozen=True)
class Done:
    """How a step ended; seconds by the clock and of a processor."""

    code: int
    said: str
    wall: float
    processor: float


@dataclass
class Report:
    """What the lanes tell together."""

    took: list[tuple[str, Done]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    left_out: list[Step] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ended(self, step: Step, done: Done) -> None:
        with self.lock:
            print(f"\n== {step.says}\n{done.said}", end="", flush=True)
            self.took.append((step.says, done))
            if done.code:
                self.failed.append(f"{step.says}: failed. Again: {' '.join(step.command)}")

    def table(self) -> str:
        """Where the time went, the dearest first: growth shows in processor seconds, whatever else a machine did."""
        taken = sorted(self.took, key=lambda one: -one[1].processor)
        total = sum(done.processor for _, done in taken)
        lines = [f"{done.processor:9.1f}  {done.wall:7.1f}  {says}" for says, done in taken]
        return "\n".join(["processor     wall  seconds", *lines, f"{total:9.1f}           in all"])


def run(command: Sequence[str]) -> Done:
    """One command to its end, with what the system says it and its children used of a processor."""
    begun = time.monotonic()
    with subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Done(process.returncode, said, time.monotonic() - begun, used.ru_utime + used.ru_stime)


def walk(steps: deque[Step], report: Report, before: tuple[str, ...] = ()) -> None:
    """Lanes that walk the same steps share them."""
    while not report.failed:
        try:
            step = steps.popleft()
        except IndexError:
            return
        if step.needs and not is_here(step.needs):
            report.left_out.append(step)
            continue
        report.ended(step, run([*before, *step.command]))


def main() -> int:
    needed = {step.needs for step in (*STILL, *MOVING) if step.needs}
    install(sorted(program for program in needed | WISHES if not is_here(program)))
    # Somebody's shell may forbid it: then each of some two hundred programs would compile all of Django anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory(prefix="kring-once-") as shared:
        os.environ[once.SHARED] = shared
        report = walk_all()
    print(f"\n{report.table()}")
    for step in report.left_out:
        print(
            f"Left out: {step.says}, because {step.needs} is missing. On Debian: apt-get install {package(step.needs)}"
        )
    print("\n".join(report.failed), flush=True)
    return 1 if report.failed else 0


def walk_all() -> Report:
    report, still, moving = Report(), deque(STILL), deque(MOVING)
    lanes = [
        *(threading.Thread(target=walk, args=(moving, report)) for _ in range(2)),
        *(threading.Thread(target=walk, args=(still, report, BEHIND)) for _ in range(2)),
    ]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()
    return report


if __name__ == "__main__":
    sys.exit(main())
