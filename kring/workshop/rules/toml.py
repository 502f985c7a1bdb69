"""A method as a file: written so that it can be read back exactly, and read without trusting it."""

from __future__ import annotations

import tomllib
from typing import Any

import tomli_w

from kring.kernel.text import Text
from kring.methods.rules.parsing import parse
from kring.methods.rules.reading import Fault, MethodFaults
from kring.workshop.rules.filling import clean
from kring.workshop.rules.limits import LARGEST_FILE, LONGEST_TEXT, MOST_PHASES

DEEPEST = 7  # tables within tables; the language has four
NOT_WRITTEN: tuple[Any, ...] = (None, False, [], {}, "")  # what a reader of the file takes for granted
TOO_LARGE = Text("dit bestand is te groot: hoogstens 128 kB", "this file is too large: at most 128 kB")


def written(script: dict[str, Any]) -> str:
    """The file of a method. `tomllib.loads(written(script))` parses to the same method."""
    return tomli_w.dumps(_without_emptiness(script), multiline_strings=False)


def read(text: str) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """The script in a file, and everything that is wrong with it, each with its place."""
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_FILE:
        return {}, (Fault(None, TOO_LARGE),)
    try:
        document = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # broken, a number of 5,000 digits, brackets 5,000 deep
        return {}, (Fault(None, not_toml(error)),)
    too_much = tuple(too_large(document))
    if too_much:
        return {}, too_much
    try:
        return parse(document).script(), ()
    except MethodFaults as wrong:
        return {}, wrong.faults


def too_large(document: dict[str, Any]) -> list[Fault]:
    """What no method needs: more steps than a meeting holds, tables in tables in tables, texts like books."""
    phases = document.get("phase")
    phases = phases if isinstance(phases, list) else []
    if len(phases) > MOST_PHASES:
        return [Fault(None, Text("een methode heeft hoogstens 40 stappen", "a method has at most 40 phases"))]
    found = []
    for number, phase in enumerate(phases, 1):
        name = str(phase.get("key", number))[:40] if isinstance(phase, dict) else str(number)
        found += [Fault(name, fault) for fault in _excess(phase, "", DEEPEST)]
    rest = {name: value for name, value in document.items() if name != "phase"}
    return found + [Fault(None, fault) for fault in _excess(rest, "", DEEPEST)]


def not_toml(error: Exception) -> Text:
    """Where reading stopped, by line and column."""
    message = str(error) if isinstance(error, ValueError) else "too deep"
    place = message.rpartition("(at ")[2].rstrip(")") if "(at " in message else ""
    dutch = (
        place.replace("line", "regel").replace("column", "plaats").replace("end of document", "het bestand breekt af")
    )
    return Text(
        f"dit is geen geldige TOML{f' ({dutch})' if dutch else ''}",
        f"this is not valid TOML{f' ({place})' if place else ''}",
    )


def _excess(value: Any, at: str, depth: int) -> list[Text]:
    if isinstance(value, str):
        return _unfit(value, at)
    if not isinstance(value, dict | list):
        return []
    if depth == 0:
        return [Text(f"“{at}” zit te diep genest", f"“{at}” is nested too deep")]
    inner = value.items() if isinstance(value, dict) else ((None, each) for each in value)
    return [fault for name, each in inner for fault in _excess(each, _path(at, name), depth - 1)]


def _path(at: str, name: str | None) -> str:
    return f"{at}.{name[:40]}".lstrip(".") if name is not None else at


def _unfit(text: str, at: str) -> list[Text]:
    if len(text) > LONGEST_TEXT:
        nl, en = f"hoogstens {LONGEST_TEXT} tekens", f"at most {LONGEST_TEXT} characters"
        return [Text(f"“{at}” is te lang: {nl}", f"“{at}” is too long: {en}")]
    if clean(text) != text:  # a file can name characters that no database keeps
        return [Text(f"“{at}” bevat tekens die niet te lezen zijn", f"“{at}” has characters that cannot be read")]
    return []


def _without_emptiness(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: _without_emptiness(each) for name, each in value.items()}
        return {name: each for name, each in kept.items() if type(each) is int or each not in NOT_WRITTEN}
    if isinstance(value, list):
        return [_without_emptiness(each) for each in value]
    return value
