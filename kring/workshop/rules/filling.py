"""Filling in a method in the browser: from a script to fields, and back from what was filled in.

Driven by the tables of the language (`kring.methods.rules.fields`), so that a new field is editable at once. Reading
back is lenient: what makes no sense is kept as it was typed, and `parse` says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category

from kring.kernel.text import Text
from kring.methods.rules import fields as f
from kring.methods.rules.fields import Field
from kring.methods.rules.method import EVERYBODY_ONCE
from kring.workshop.rules.words import HELP, label, word

ROOM_FOR_MORE = 1  # empty lines at the end of a list of tables
MORE_LABELS = 2  # and of a list of labels, which are short
# What most people change comes first on the page; what few need is folded away.
FIRST = ("title", "minutes", "minutes_each", "form", "rule", "instruction", "speaks", "writes", "forbidden", "shows")
RARE = {
    *("unseen", "outside", "chairs", "size", "modules", "module", "loop", "presenter_after"),
    *("aspects", "after_reveal", "sentences", "words", "anonymous", "private", "scale", "of"),
}
MOST_LINES = 24
NOT_EDITED = ("key", "phase")  # made by Kring; on pages of their own
LANGUAGES = ("nl", "en")
POINTERS = ("module", "most", "presenter_after", "shows", "to")  # what names another place, or how often
TEXTS = {role: Field("text", "") for role in f.INSTRUCTED}
TIMES = 6  # how many times round can be chosen in the browser; a file may say more
TABLES: dict[str, Mapping[str, Field]] = {"group": f.GROUP_FIELDS, "fit": f.FIT_FIELDS, "loop": f.LOOP_FIELDS}
LISTS: dict[str, Mapping[str, Field]] = {
    "writings": f.WRITING_FIELDS,
    "labels": f.LABEL_FIELDS,
    "chairs": f.CHAIR_FIELDS,
    "modules": f.MODULE_FIELDS,
}

UNREADABLE = ("Cc", "Cn", "Co", "Cs")  # control characters, halves of characters, and what is none

Said = Callable[[str], Sequence[str]]  # everything that was filled in under a name, as in `QueryDict.getlist`


@dataclass(frozen=True, slots=True)
class Option:
    """One word to choose."""

    value: str
    text: Text
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One field as it is filled in. `shape` says how: text, words, word, number, flag, sources, table or rows."""

    name: str
    label: Text
    help: Text | None
    shape: str
    value: Any = None
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int = 0
    rows: tuple[tuple[Entry, ...], ...] = ()
    is_required: bool = False

    @property
    def is_rare(self) -> bool:
        """Whether few methods need it, so that it can be folded away until it is filled in."""
        return self.name.rpartition(".")[2] in RARE

    @property
    def is_filled(self) -> bool:
        if self.rows:
            return any(each.is_filled for row in self.rows for each in row)
        return any(option.is_chosen for option in self.options) if self.options else bool(self.value)


@dataclass(frozen=True, slots=True)
class Around:
    """What a field may point to: earlier phases by their titles, and the ways to go on that they offer."""

    phases: tuple[tuple[str, Text], ...] = ()
    modules: tuple[tuple[str, Text], ...] = field(default=())


def entries(script: Mapping[str, Any], known: Mapping[str, Field], around: Around, at: str = "") -> tuple[Entry, ...]:
    """The fields of a table, filled with what the script holds."""
    order = [*(name for name in FIRST if name in known), *(name for name in known if name not in FIRST)]
    return tuple(entry(script.get(name), name, known[name], around, at) for name in order if name not in NOT_EDITED)


def entry(value: Any, name: str, known: Field, around: Around, at: str) -> Entry:
    path = f"{at}.{name}" if at else name
    says = _plain(path)
    made: dict[str, Any] = {"name": path, "label": label(says), "help": HELP.get(says), "is_required": known.required}
    if known.shape in LISTS:
        return Entry(shape=f"rows-{known.shape}", rows=_rows(value, LISTS[known.shape], around, path), **made)
    if known.shape in TABLES or known.shape == "instructions":
        given = value if isinstance(value, Mapping) else {}
        return Entry(shape="table", rows=(entries(given, TABLES.get(known.shape, TEXTS), around, path),), **made)
    if known.shape in {"words", "word", "times"} and (known.words or name in POINTERS):
        options = _times(value) if known.shape == "times" else _options(value, name, known, around)
        return Entry(shape="words" if known.shape == "words" else "word", value=value, options=options, **made)
    if known.shape == "sources":
        value = "\n".join(value or ())
    shape = "line" if known.shape == "word" else known.shape
    return Entry(shape=shape, value=value, least=known.least, most=known.most, **made)


def filled(said: Said, known: Mapping[str, Field], old: Mapping[str, Any], at: str = "") -> dict[str, Any]:
    """The table that was filled in. What is not edited stays as it was."""
    table = {name: value for name, value in old.items() if name not in known or name in NOT_EDITED}
    for name, each in known.items():
        if name in NOT_EDITED:
            continue
        value = _value(said, each, old.get(name), f"{at}.{name}" if at else name)
        if value not in (None, "", [], {}) or (each.required and value is not None):
            table[name] = value
    return table


def _value(said: Said, known: Field, old: Any, path: str) -> Any:
    """What was filled in for one field; nothing, in whatever form, where nothing was."""
    if known.shape in TABLES:
        return filled(said, TABLES[known.shape], old if isinstance(old, Mapping) else {}, path)
    if known.shape in LISTS:
        return _lines(said, LISTS[known.shape], old, path)
    if known.shape == "instructions":
        return {role: text for role in f.INSTRUCTED if (text := _text(said, f"{path}.{role}"))}
    value = READ.get(known.shape, _word)(said, path)
    # The order of boxes on a page means nothing: the same words are no change.
    return old if known.shape == "words" and isinstance(old, list) and _same(value, old) else value


def _same(some: Sequence[str], others: Sequence[Any]) -> bool:
    return sorted(some) == sorted(str(each) for each in others)


def _lines(said: Said, known: Mapping[str, Field], old: Any, path: str) -> list[dict[str, Any]]:
    """The lines of a list of tables that say something. Where a line has a key, it keeps it or gets one."""
    old = [each for each in old if isinstance(each, Mapping)] if isinstance(old, list | tuple) else []
    found: list[dict[str, Any]] = []
    for number in range(MOST_LINES):
        at = f"{path}.{number}"
        line = filled(said, known, old[number] if number < len(old) else {}, at)
        if not _says_something(line, known):
            continue
        if "key" in known:
            line = {"key": _one(said, f"{at}.key") or _key_of(line, found), **line}
        found.append(line)
    return found


def _says_something(line: Mapping[str, Any], known: Mapping[str, Field]) -> bool:
    """A writing is there when it says what is written; a label when it is said in a language."""
    if "kind" in known:
        return bool(line.get("kind"))
    return any(value for name, value in line.items() if name != "key")


def _rows(value: Any, known: Mapping[str, Field], around: Around, path: str) -> tuple[tuple[Entry, ...], ...]:
    given = [each for each in value if isinstance(each, Mapping)] if isinstance(value, list | tuple) else []
    more = MORE_LABELS if known is f.LABEL_FIELDS else ROOM_FOR_MORE
    rows = []
    for number, line in enumerate([*given, *({} for _ in range(more))][:MOST_LINES]):
        at = f"{path}.{number}"
        key = (Entry(f"{at}.key", label("key"), None, "key", line.get("key", "")),) if "key" in known else ()
        rows.append((*key, *entries(line, known, around, at)))
    return tuple(rows)


def _options(value: Any, name: str, known: Field, around: Around) -> tuple[Option, ...]:
    """The words to choose from; also a chosen one that is no longer there, so that nothing goes without being seen."""
    chosen = [value] if isinstance(value, str) else list(value or ())
    offered = [(each, word(each)) for each in known.words] or _pointed_to(name, around)
    gone = [(each, word(each)) for each in chosen if each not in {value for value, _text in offered}]
    return tuple(Option(each, text, each in chosen) for each, text in [*offered, *gone])


def _times(value: Any) -> tuple[Option, ...]:
    offered = [str(times) for times in range(1, TIMES + 1)]
    gone = [str(value)] if value is not None and str(value) not in {*offered, EVERYBODY_ONCE} else []
    words = [(each, Text(each, each)) for each in [*offered, *gone]]
    return tuple(
        Option(each, text, str(value) == each) for each, text in [*words, (EVERYBODY_ONCE, word("everybody-once"))]
    )


def _pointed_to(name: str, around: Around) -> list[tuple[str, Text]]:
    if name == "shows":
        return [*around.phases, (f.LAST_RESOLUTIONS, word(f.LAST_RESOLUTIONS))]
    return list(around.modules if name == "module" else around.phases)


def _text(said: Said, path: str) -> dict[str, str] | None:
    text = {language: _one(said, f"{path}.{language}") for language in LANGUAGES}
    return text if any(text.values()) else None


def _number(said: Said, path: str) -> int | str | None:
    """A number; what is none stays as it was typed, and is a fault with a sentence."""
    typed = _one(said, path)
    return int(typed) if re.fullmatch(r"-?[0-9]{1,6}", typed) else typed or None


def _words(said: Said, path: str) -> list[str]:
    return [clean(value) for value in said(path) if value]


def _sources(said: Said, path: str) -> list[str]:
    return [line.strip() for line in _one(said, path).splitlines() if line.strip()]


def _flag(said: Said, path: str) -> bool | None:
    return True if _one(said, path) else None


def _word(said: Said, path: str) -> str | None:
    return _one(said, path) or None


def _one(said: Said, path: str) -> str:
    values = said(path)
    return clean(values[-1]).strip() if values else ""


def clean(text: str) -> str:
    """Text without what no database keeps and no page shows; lines end in one way."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in kept if each in "\n\t" or category(each) not in UNREADABLE)


def _key_of(line: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> str:
    said = line.get("en") or line.get("nl") or line.get("title") or ""
    said = (said.get("en") or said.get("nl") or "") if isinstance(said, Mapping) else said
    return new_key(str(said), {str(each.get("key")) for each in others})


def new_key(said: str, taken: set[str]) -> str:
    """A key from words, that nobody has yet."""
    stem = re.sub(r"[^a-z0-9]+", "-", said.lower()).strip("-")[:30] or "stap"
    stem = stem if stem[0].isalpha() else f"s-{stem}"
    return next(key for key in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if key not in taken)


def _plain(path: str) -> str:
    """A path without its numbers, as far as labels tell one field from another: `writes.0.kind` is `kind`."""
    parts = [part for part in path.split(".") if not part.isdigit()]
    for length in (2, 1):
        name = ".".join(parts[-length:])
        if length == 1 or name in {"group.minimum", "group.maximum"} or parts[0] in {"fit", "loop"}:
            return name
    return path


READ: dict[str, Callable[[Said, str], Any]] = {
    "flag": _flag,
    "number": _number,
    "sources": _sources,
    "text": _text,
    "times": _number,
    "words": _words,
}
