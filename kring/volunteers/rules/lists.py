"""What is wrong with a file for a list that people will be invited from, beside what the reader of files says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kring.composition.rules.reading import Problem, Read
from kring.composition.rules.volunteer import Volunteer
from kring.groups.rules.invitees import ADDRESS, ADDRESS_MAX
from kring.kernel.text import Text

MOST_PEOPLE = 20_000  # on one list in the browser; `kring compose` takes more
LONGEST_WORD = 120
LONGEST_SLOT = 40
MOST_SLOTS = 80
MOST_NAMED = 200  # wishes or people to avoid of one person
WORDS = ("id", "name", "profession", "family", "team", "manager", "department", "level", "site")


def problems_of_list(found: Read, listed: Mapping[str, str]) -> list[Problem]:
    """By line: faults that stop the import, and what is only odd. `listed` is who is on the list: key -> mail."""
    problems: list[Problem] = [Problem(0, says, is_fault=False) for says in _almost_alike(found)]
    slots = Counter(slot for _, one in found.rows for slot in one.slots)
    whose = {mail: key for key, mail in listed.items() if mail}
    coming = {one.id for _, one in found.rows}
    for line, one in found.rows:
        problems += [Problem(line, says) for says in _faults(one)]
        owner = whose.get(one.mail.lower(), one.id) if one.mail else one.id
        if owner != one.id and owner not in coming:
            problems.append(Problem(line, SOMEBODY_HAS_IT))
        problems += [Problem(line, says, is_fault=False) for says in _notices(one, slots)]
    return sorted(problems, key=lambda problem: (not problem.is_fault, problem.line))


SOMEBODY_HAS_IT = Text("Iemand anders op de lijst heeft dit mailadres al.", "Somebody else has this mail address.")
NO_ADDRESS = Text("Dit is geen goed mailadres.", "This is no valid mail address.")
NO_MAIL = Text(
    "Zonder mailadres kun je deze persoon niet uitnodigen.", "You cannot invite somebody without an address."
)
NO_PROFESSION = Text("Het beroep ontbreekt.", "The profession is missing.")


def is_address(mail: str) -> bool:
    return bool(ADDRESS.fullmatch(mail)) and len(mail) <= ADDRESS_MAX


def _faults(one: Volunteer) -> Iterator[Text]:
    if one.mail and not is_address(one.mail):
        yield NO_ADDRESS
    for column in WORDS:
        if len(getattr(one, column)) > LONGEST_WORD:
            yield Text(f"De cel “{column}” is te lang.", f"The cell “{column}” is too long.")
    if len(one.slots) > MOST_SLOTS or any(len(slot) > LONGEST_SLOT for slot in one.slots):
        yield Text("Er staan te veel of te lange tijden.", "There are too many times, or too long ones.")
    if max(len(one.wishes), len(one.avoid)) > MOST_NAMED:
        yield Text("Deze persoon noemt te veel anderen.", "This person names too many others.")


def _almost_alike(found: Read) -> Iterator[Text]:
    """Kinds of work that differ in capitals or spaces only: nobody means them as two."""
    kinds: dict[str, dict[str, None]] = {}
    for _, one in found.rows:
        kinds.setdefault(" ".join(one.kind.casefold().split()), {})[one.kind] = None
    for first, second in (list(written)[:2] for written in kinds.values() if len(written) > 1):
        yield Text(
            f"“{first}” en “{second}” tellen als twee soorten werk.",
            f"“{first}” and “{second}” count as two kinds of work.",
        )


def _notices(one: Volunteer, slots: Mapping[str, int]) -> Iterator[Text]:
    if not one.mail:
        yield NO_MAIL
    if not one.kind:
        yield NO_PROFESSION
    for slot in sorted(one.slots):
        if slots[slot] == 1:
            yield Text(f"Niemand anders noemt de tijd “{slot}”.", f"Nobody else names the time “{slot}”.")
