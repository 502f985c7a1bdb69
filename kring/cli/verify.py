"""`kring verify EXPORT`: check an export offline. Exit 0 when clean, 1 with one line per finding."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass
from pathlib import Path

from kring.cli.stop import Stop
from kring.sealed.rules.refusal import Refused
from kring.twin.verifying import read_export, verify


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("export", type=Path, help="the .age file, or the page or JSON that was in it")


def run(options: argparse.Namespace) -> int:
    """Say what was looked at, and every line that does not hold."""
    try:
        checked = verify(read_export(options.export, ask_passphrase))
    except Refused as refused:
        raise Stop(f"{options.export}: {refused}") from None
    for finding in checked.findings:
        print(finding)
    looked_at = f"{checked.entries} log entries, {checked.items} items, {checked.people} people"
    verdict = f"{len(checked.findings)} findings" if checked.findings else "clean"
    print(f"{checked.group}: {looked_at}; {checked.closed} not opened: {verdict}.")
    return 1 if checked.findings else 0


def ask_passphrase() -> str:
    """From the terminal; from standard input when there is none."""
    return getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
