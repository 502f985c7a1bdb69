"""Who lives in the demo, and in which groups. Invented; no real people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoGroup:
    """A group of the demo: its key in the meeting files, and its members in the order of their seats."""

    key: str
    name: str
    members: tuple[str, ...]


ORGANISATION = "Zorggroep De Linde"
OTHER_ORGANISATION = "Praktijk Zuid"
COORDINATOR = "greet"
OTHER_COORDINATOR = "joke"
COMMISSIONER = "karel"
MANAGER = "mees"  # of everybody in the group that has a programme
INTERVISOR = "noor"
REQUESTER = "jamila"  # asked for a programme for the other group
NAMES = {
    "anna": "Anna de Wit",
    "bram": "Bram Visser",
    "chaima": "Chaima El Idrissi",
    "daan": "Daan Postma",
    "elif": "Elif Kaya",
    "fons": "Fons Hermans",
    "greet": "Greet Mulder",
    "hugo": "Hugo Claes",
    "jamila": "Jamila Bouzid",
    "koen": "Koen Smit",
    "lotte": "Lotte van Dam",
    "karel": "Karel Jansen",
    "mees": "Mees Dekker",
    "noor": "Noor Willems",
    "joke": "Joke Vermeer",
}
GROUPS = (
    DemoGroup("wijkteam-oost", "Wijkteam Oost", ("anna", "bram", "chaima", "daan", "elif", "fons")),
    DemoGroup("nachtzorg", "Nachtzorg", ("hugo", "jamila", "koen", "lotte")),
)


def email_of(key: str) -> str:
    return f"{key}@{'praktijkzuid' if key == OTHER_COORDINATOR else 'delinde'}.example"
