"""`kring methods check FILE`: everything that is wrong with a method file, one line per fault."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kring.kernel.text import Text
from kring.methods.rules.parsing import parse
from kring.methods.rules.reading import Fault, MethodFaults

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


def check(path: Path | str) -> list[Fault]:
    """What is wrong with the method in this file; empty when it can be held."""
    try:
        document = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError:
        return [Fault(None, Text("dit bestand kan niet gelezen worden", "this file cannot be read"))]
    except UnicodeDecodeError:
        return [Fault(None, Text("dit bestand is geen UTF-8-tekst", "this file is not UTF-8 text"))]
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets 5,000 deep
        return [Fault(None, _not_toml(str(error)))]
    try:
        parse(document)
    except MethodFaults as wrong:
        return list(wrong.faults)
    return []


def lines(path: Path | str, language: str) -> list[str]:
    """The faults as lines to print: `FILE: phase “ask”: what is wrong`."""
    return [line(path, fault, language) for fault in check(path)]


def line(path: Path | str, fault: Fault, language: str) -> str:
    """One fault in the reader's language."""
    what = " ".join(fault.text.said_in(language).split())  # one line, whatever stands in the file
    if fault.phase is None:
        return f"{path}: {what}"
    key = " ".join(fault.phase.split())
    where = Text(f"stap “{key}”", f"phase “{key}”").said_in(language)
    return f"{path}: {where}: {what}"


def _not_toml(message: str) -> Text:
    found = _PLACE.search(message)
    if found is None or found[1] is None:
        return Text("geen geldige TOML: het bestand breekt af", f"not valid TOML: {message}")
    reason = message[: found.start()].strip()
    return Text(
        f"geen geldige TOML op regel {found[1]}, plaats {found[2]}",
        f"not valid TOML at line {found[1]}, column {found[2]}: {reason}",
    )
