"""`kring verify FILE`: check an export or a release offline. Exit 0 when clean, 1 with one line per finding."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass
from pathlib import Path
from typing import Any

from kring.cli.stop import Stop
from kring.sealed.rules.bundle import findings, read_bundle
from kring.sealed.rules.refusal import Refused
from kring.twin.verifying import read_export, read_release, verify


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("export", type=Path, help="the .age file, the page or JSON in it, or a release's proof")


def run(options: argparse.Namespace) -> int:
    """Say what was looked at, and every line that does not hold."""
    try:
        release = read_release(options.export)
        if release is not None:
            return say_release(release)
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


def say_release(document: dict[str, Any]) -> int:
    """Is this the text that everybody signed who was in? With the text itself: it is public."""
    stated = read_bundle(document)
    found = findings(stated)
    for finding in found:
        print(finding)
    verdict = f"{len(found)} findings" if found else "clean"
    print(f"Release {stated.number} of group {stated.group}: {len(stated.people)} people, all must sign: {verdict}.")
    if not found:
        print(f"\n{stated.terms.text}")
    return 1 if found else 0
