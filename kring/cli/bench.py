"""`kring bench`: measure this machine. The measurements are part of the source tree, not of the installed program."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from kring.cli.stop import Stop

HOME = Path(__file__).resolve().parent.parent.parent
BENCH = HOME / "bench"


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="WHAT", help=f"what to measure: {', '.join(measurements()) or 'nothing here'}")
    more = parser.add_argument("more", nargs=argparse.REMAINDER, metavar="…", help="its own options; see WHAT --help")
    more.required = False  # or a forgotten WHAT is said as if both were


def measurements() -> list[str]:
    """The names under `bench/`: a module, or a folder that can be run."""
    modules = {path.stem for path in BENCH.glob("*.py")} | {path.parent.name for path in BENCH.glob("*/__main__.py")}
    return sorted(modules - {"__init__"})


def run(options: argparse.Namespace) -> int:
    if options.what not in measurements():
        known = ", ".join(measurements()) or "nothing: this Kring was installed without its source tree"
        raise Stop(f"There is no measurement called {options.what}. There is: {known}.")
    words = [sys.executable, "-m", f"bench.{options.what}", *options.more]
    return subprocess.run(words, cwd=HOME, check=False).returncode  # noqa: S603  (our own modules)
