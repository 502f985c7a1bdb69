"""Reading who to invite from lines that a coordinator types or pastes: `Anna de Wit, anna@example.org`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kring.kernel.text import Text

SMALLEST = 3
LARGEST = 10
# Between name and address: a comma, semicolon, tab, bar or spaces, as mail programs and sheets paste them.
SEPARATORS = ",;\t|"
ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{}~-]+@[\w-]+(?:\.[\w-]+)+")
NAME_MAX = 120
ADDRESS_MAX = 254


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody to ask into a group. The address is lower-case."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one line; `line` counts from 1, and 0 is about all lines together."""

    line: int
    about: Text

    def said_in(self, language: str) -> str:
        if not self.line:
            return self.about.said_in(language)
        return Text(f"Regel {self.line}: {self.about.nl}", f"Line {self.line}: {self.about.en}").said_in(language)


NO_ADDRESS = Text("hier staat geen mailadres.", "there is no mail address here.")
TWO_ADDRESSES = Text(
    "hier staat meer dan één mailadres. Zet elk op een eigen regel.",
    "there is more than one mail address. Put each on its own line.",
)
NO_NAME = Text("de naam ontbreekt.", "the name is missing.")
TOO_LONG = Text("de naam of het adres is te lang.", "the name or the address is too long.")
TWICE = Text("dit mailadres staat er twee keer.", "this mail address is here twice.")
TOO_FEW = Text(f"Een groep heeft ten minste {SMALLEST} mensen.", f"A group has at least {SMALLEST} people.")
TOO_MANY = Text(f"Een groep heeft ten hoogste {LARGEST} mensen.", f"A group has at most {LARGEST} people.")


def read_invitees(text: str) -> tuple[list[Invitee], list[Fault]]:
    """Everybody in `text`, one on each line, and what is wrong. Empty lines count as lines but mean nothing."""
    invitees: list[Invitee] = []
    faults: list[Fault] = []
    for number, line in _lines(text):
        found = read_line(line)
        if isinstance(found, Text):
            faults.append(Fault(number, found))
        elif found.email in {known.email for known in invitees}:
            faults.append(Fault(number, TWICE))
        else:
            invitees.append(found)
    return invitees, faults or _size_faults(invitees)


def read_line(line: str) -> Invitee | Text:
    """One person, or what is wrong with the line. Name and address may stand in either order."""
    addresses = ADDRESS.findall(line)
    if len(addresses) != 1:
        return TWO_ADDRESSES if addresses else NO_ADDRESS
    address = addresses[0].lower()
    name = " ".join(re.sub(r"[<>\"]", " ", line.replace(addresses[0], " ")).strip(SEPARATORS + " ").split())
    if not name:
        return NO_NAME
    if len(name) > NAME_MAX or len(address) > ADDRESS_MAX:
        return TOO_LONG
    return Invitee(name, address)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield number, line


def _size_faults(invitees: list[Invitee]) -> list[Fault]:
    if len(invitees) < SMALLEST:
        return [Fault(0, TOO_FEW)]
    return [Fault(0, TOO_MANY)] if len(invitees) > LARGEST else []
