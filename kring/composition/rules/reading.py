"""A list of volunteers from a CSV file, whatever program wrote it; every problem by line, nothing half.

Separators (comma, semicolon, tab), encodings (UTF-8, UTF-16 with a mark, Windows) and Dutch or English column names
are recognised. Inside a cell lists are separated by spaces. A fault stops the import; a notice does not.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from kring.composition.rules.lines import circles, managers
from kring.composition.rules.volunteer import Volunteer
from kring.kernel.text import Text

MOST_LINES = 150_000
MOST_CHART_LINES = 1_000_000
LONGEST_CELL = 2_000
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "nummer", "number", "personeelsnummer", "code"),
    "name": ("name", "naam"),
    "mail": ("mail", "email", "e-mail", "e-mailadres", "mailadres"),
    "profession": ("profession", "beroep", "functie"),
    "family": ("family", "familie", "functiefamilie", "beroepsgroep"),
    "team": ("team",),
    "manager": ("manager", "leidinggevende"),
    "department": ("department", "afdeling"),
    "level": ("level", "niveau"),
    "site": ("site", "locatie", "vestiging"),
    "remote": ("remote", "op afstand", "afstand"),
    "slots": ("slots", "tijden", "dagdelen"),
    "wishes": ("wishes", "wensen"),
    "avoid": ("avoid", "vermijden", "niet met"),
}
_COLUMN = {name: column for column, names in COLUMNS.items() for name in names}
_SETS = ("slots", "wishes", "avoid")
_YES, _NO = {"yes", "ja", "y", "j", "1", "true", "x"}, {"no", "nee", "n", "0", "false", ""}
_FORMULA = ("=", "+", "@", "\t")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong on a line (1 is the header; 0 the file as a whole). A fault stops the import."""

    line: int
    says: Text
    is_fault: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """The volunteers, in the order of the file, and every problem. With a fault there are no volunteers."""

    volunteers: tuple[Volunteer, ...]
    problems: tuple[Problem, ...]
    rows: tuple[tuple[int, Volunteer], ...] = ()  # by line, also with faults: only to tell what else is wrong

    @property
    def faults(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_fault)


def read(data: bytes, chart: Mapping[str, str] | None = None, *, most: int = MOST_LINES) -> Read:
    """The list in these bytes, of at most so many lines. `chart` is who reports to whom beside the list."""
    try:
        rows = _rows(data, most)
    except _Unreadable as unreadable:
        return Read((), (unreadable.problem,))
    volunteers, problems = [], list(rows.problems)
    for line, row in rows.lines:
        one, wrong = _volunteer(line, row, rows.heads)
        problems += wrong
        volunteers.append((line, one))
    if not volunteers and not problems:
        problems.append(Problem(0, Text("Er staat niemand in het bestand.", "There is nobody in the file.")))
    problems += _repeated(volunteers)
    problems += _unknown(volunteers, chart or {})
    problems.sort(key=lambda problem: (not problem.is_fault, problem.line))
    whole = not any(problem.is_fault for problem in problems)
    return Read(tuple(one for _, one in volunteers) if whole else (), tuple(problems), tuple(volunteers))


def read_chart(data: bytes, *, most: int = MOST_CHART_LINES) -> dict[str, str]:
    """Who reports to whom: the columns id and manager. Raises ValueError with a `Text` when it cannot be read."""
    try:
        rows = _rows(data, most)
    except _Unreadable as unreadable:
        raise ValueError(unreadable.problem.says) from None
    return {row["id"]: row.get("manager", "") for _, row in rows.lines if row.get("id")}


class _Unreadable(Exception):
    def __init__(self, nl: str, en: str) -> None:
        self.problem = Problem(0, Text(nl, en))
        super().__init__(en)


@dataclass(frozen=True, slots=True)
class _Rows:
    lines: list[tuple[int, dict[str, str]]]
    problems: list[Problem]
    heads: Mapping[str, str]  # what a column is called in the file


def _rows(data: bytes, most: int) -> _Rows:
    text = _decoded(data)
    head = text.lstrip("\n\r").split("\n", 1)[0]
    if not head.strip():
        raise _Unreadable("Het bestand is leeg.", "The file is empty.")
    separator = max(",;\t", key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return _under_header(lines, most)
    except csv.Error:
        raise _Unreadable(
            "Dit is geen leesbaar CSV-bestand. Sla het opnieuw op als CSV.",
            "This is not a readable CSV file. Save it as CSV once more.",
        ) from None


def _under_header(lines: Iterator[list[str]], most: int) -> _Rows:
    header = [cell.strip().casefold() for cell in next(lines, [])]
    columns = [_COLUMN.get(name) for name in header]
    if "id" not in columns:
        raise _Unreadable("De kolom “id” ontbreekt.", "The column “id” is missing.")
    twice = {column for column in columns if column and columns.count(column) > 1}
    if twice:
        name = min(twice)
        raise _Unreadable(f"De kolom “{name}” staat er twee keer.", f"The column “{name}” is there twice.")
    problems = [
        Problem(
            1,
            Text(f"De kolom “{name[:40]}” telt niet mee.", f"The column “{name[:40]}” does not count."),
            is_fault=False,
        )
        for name, column in zip(header, columns, strict=True)
        if column is None and name
    ]
    found: list[tuple[int, dict[str, str]]] = []
    for cells in lines:
        line = getattr(lines, "line_num", len(found) + 2)
        if not any(cell.strip() for cell in cells):
            continue
        if len(found) == most:
            raise _Unreadable(
                f"Het bestand heeft meer dan {most} regels. Verdeel het.",
                f"The file has more than {most} lines. Divide it.",
            )
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            problems.append(Problem(line, Text("Deze regel heeft te veel cellen.", "This line has too many cells.")))
        found.append((line, {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name}))
    return _Rows(found, problems, {column: name for column, name in zip(columns, header, strict=True) if column})


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise _Unreadable("Dit is geen tekstbestand.", "This is not a text file.")
    return text


def _volunteer(line: int, row: Mapping[str, str], heads: Mapping[str, str]) -> tuple[Volunteer, list[Problem]]:
    problems = []
    if not row.get("id"):
        problems.append(Problem(line, Text("Deze persoon heeft geen id.", "This person has no id.")))
    for column, cell in row.items():
        if cell.startswith(_FORMULA):
            problems.append(Problem(line, _about(heads[column], "lijkt een formule", "looks like a formula")))
        if len(cell) > LONGEST_CELL:
            problems.append(Problem(line, _about(heads[column], "is te lang", "is too long")))
    remote = row.get("remote", "").casefold()
    if remote not in _YES | _NO:
        problems.append(Problem(line, _about(heads["remote"], "moet ja of nee zijn", "must be yes or no")))
    own: dict[str, Any] = {
        field.name: row.get(field.name, "") for field in fields(Volunteer) if field.name not in {"remote", *_SETS}
    }
    sets: dict[str, Any] = {name: frozenset(row.get(name, "").split()) for name in _SETS}
    return Volunteer(**own, remote=remote in _YES, **sets), problems


def _about(column: str, nl: str, en: str) -> Text:
    return Text(f"De cel “{column}” {nl}.", f"The cell “{column}” {en}.")


def _repeated(volunteers: Iterable[tuple[int, Volunteer]]) -> Iterator[Problem]:
    seen: dict[str, dict[str, int]] = {"id": {}, "mail": {}}
    for line, one in volunteers:
        for column, value in (("id", one.id), ("mail", one.mail.casefold())):
            if not value:
                continue
            first = seen[column].setdefault(value, line)
            if first != line:
                yield Problem(
                    line,
                    Text(f"Deze {column} staat ook op regel {first}.", f"This {column} is on line {first}, too."),
                )


def _unknown(volunteers: list[tuple[int, Volunteer]], chart: Mapping[str, str]) -> Iterator[Problem]:
    """What is odd and stops nothing."""
    here = {one.id for _, one in volunteers}
    known = here | set(chart) | set(chart.values())
    timed = any(one.slots for _, one in volunteers)
    for line, one in volunteers:
        if one.manager and one.manager not in known:
            yield _notice(line, "De leidinggevende staat niet in de lijst.", "The manager is not in the list.")
        if one.wishes - here:
            yield _notice(line, "Een wens noemt iemand die niet meedoet.", "A wish names somebody who takes no part.")
        if one.avoid - here:
            nl = "Onder vermijden staat iemand die niet meedoet."
            yield _notice(line, nl, "Under avoid stands somebody who takes no part.")
        if timed and not one.slots:
            yield _notice(line, "Deze persoon noemt geen tijd.", "This person names no time.")
    above = managers((one for _, one in volunteers), chart)
    for ring in circles(above):
        names = ", ".join(ring[:6])
        yield _notice(
            0, f"Deze leidinggevenden staan in een kring: {names}.", f"These managers form a circle: {names}."
        )


def _notice(line: int, nl: str, en: str) -> Problem:
    return Problem(line, Text(nl, en), is_fault=False)
