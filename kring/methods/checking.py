"""`kring methods check FILE`: everything that is wrong with a method file, one line per fault."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from kring.kernel.text import Text
from kring.methods.rules.doubts import warnings_in
from kring.methods.rules.parsing import parse
from kring.methods.rules.reading import Fault, MethodFaults

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


WARNING = Text("let op: ", "warning: ")


@dataclass(frozen=True, slots=True)
class Checked:
    """`faults` refuse the method; `warnings` inform, and are looked for only in a method without faults."""

    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def check(path: Path | str) -> list[Fault]:
    """What is wrong with the method in this file; empty when it can be held."""
    return list(checked(path).faults)


def checked(path: Path | str) -> Checked:
    """What is wrong with the method in this file, and what is odd about it."""
    try:
        document = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError:
        return _only(Text("dit bestand kan niet gelezen worden", "this file cannot be read"))
    except UnicodeDecodeError:
        return _only(Text("dit bestand is geen UTF-8-tekst", "this file is not UTF-8 text"))
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets 5,000 deep
        return _only(_not_toml(str(error)))
    return checked_document(document)


def checked_document(document: object) -> Checked:
    """The same of a document that was read already, such as what the workshop edits."""
    try:
        method = parse(document)
    except MethodFaults as wrong:
        return Checked(wrong.faults)
    return Checked(warnings=tuple(warnings_in(method)))


def lines(path: Path | str, language: str) -> list[str]:
    """The faults as lines to print: `FILE: phase “ask”: what is wrong`."""
    return [line(path, fault, language) for fault in check(path)]


def line(path: Path | str, fault: Fault, language: str, before: str = "") -> str:
    """One fault in the reader's language; `before` says what kind of remark it is."""
    return f"{path}: {before}{sentence(fault, language)}"


def sentence(fault: Fault, language: str) -> str:
    """`phase “ask”: what is wrong`, on one line."""
    what = " ".join(fault.text.said_in(language).split())  # one line, whatever stands in the file
    if fault.phase is None:
        return what
    key = " ".join(fault.phase.split())
    where = Text(f"stap “{key}”", f"phase “{key}”").said_in(language)
    return f"{where}: {what}"


def _only(text: Text) -> Checked:
    return Checked((Fault(None, text),))


def _not_toml(message: str) -> Text:
    found = _PLACE.search(message)
    if found is None or found[1] is None:
        return Text("geen geldige TOML: het bestand breekt af", f"not valid TOML: {message}")
    reason = message[: found.start()].strip()
    return Text(
        f"geen geldige TOML op regel {found[1]}, plaats {found[2]}",
        f"not valid TOML at line {found[1]}, column {found[2]}: {reason}",
    )
