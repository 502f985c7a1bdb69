"""`kring methods`: which methods there are, and whether one that you wrote is sound."""

from __future__ import annotations

import argparse
import json
import os

from kring.methods import checking, library


def add_options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="what")
    listing = what.add_parser("list", help="every method that comes with Kring")
    listing.add_argument("--json", action="store_true", help="for a program")
    check = what.add_parser(
        "check", help="say what is wrong with a method, one line each; a fault is exit 1, a warning informs"
    )
    check.add_argument("file", metavar="FILE", help="a TOML file, as docs/recipes/add-a-method.md describes")


def run(options: argparse.Namespace) -> int:
    if options.what == "check":
        return _check(options.file)
    if options.json:
        print(json.dumps(library.listing(), ensure_ascii=False, indent=1))
        return 0
    listed = library.listing()
    width = max(len(method["key"]) for method in listed)
    for method in listed:
        print(f"{method['key']:<{width}} {method['minutes']:>4} min  {method['name'][_language()]}")
    return 0


def _check(file: str) -> int:
    found, language = checking.checked(file), _language()
    for fault in found.faults:
        print(checking.line(file, fault, language))
    for warning in found.warnings:
        print(checking.line(file, warning, language, checking.WARNING.said_in(language)))
    return 1 if found.faults else 0


def _language() -> str:
    """The terminal's language: Dutch when it says so, else English."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "nl" if said.startswith("nl") else "en"
