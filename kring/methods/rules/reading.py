"""From a document to a Method, or to everything that is wrong with it, said so that a facilitator understands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kring.kernel.text import Text
from kring.methods.rules import fields as f
from kring.methods.rules.fields import Field
from kring.methods.rules.method import (
    EVERYBODY_ONCE,
    FACILITATOR,
    Aspect,
    Chair,
    Fit,
    Form,
    Loop,
    Method,
    Module,
    Phase,
    Writing,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong. `phase` is the key (or number) of the phase, None when it is about the whole method."""

    phase: str | None
    text: Text


class MethodFaults(Exception):
    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.text.en for fault in faults))
        self.faults = tuple(faults)


EMPTY = Text("", "")
MISSING = Text("het veld “{}” ontbreekt", "the field “{}” is missing")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")


class Table:
    """One table of a document, read field by field; what is wrong is noted, and reading goes on."""

    def __init__(
        self, given: object, known: Mapping[str, Field], faults: list[Fault], at: str, phase: str | None
    ) -> None:
        self.faults, self.at, self.phase, self.known = faults, at, phase, known
        self.given: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
        if not isinstance(given, Mapping):
            self.fault("“{}” moet een tabel zijn", "“{}” must be a table", at or "method")
            return
        for name in self.given:
            if name not in known:
                self.fault("onbekend veld “{}”", "unknown field “{}”", self.path(str(name)))
        for name, field in known.items():
            if field.required and name not in self.given:
                said = field.missing or MISSING
                self.fault(said.nl, said.en, self.path(name))

    def fault(self, nl: str, en: str, *said: object) -> None:
        self.faults.append(Fault(self.phase, Text(nl.format(*said), en.format(*said))))

    def path(self, name: str) -> str:
        return f"{self.at}.{name}" if self.at else name

    def has(self, name: str) -> bool:
        return name in self.given

    def text(self, name: str) -> Text:
        return read_text(self, name, self.given[name]) if name in self.given else EMPTY

    def key(self) -> str:
        value = self.given.get("key")
        if isinstance(value, str) and _KEY.fullmatch(value):
            return value
        if "key" in self.given:
            self.fault(
                "“{}” mag alleen kleine letters, cijfers en streepjes hebben",
                "“{}” may only have small letters, digits and hyphens",
                self.path("key"),
            )
        return ""

    def number(self, name: str, default: int) -> int:
        if name not in self.given:
            return default
        value, field = self.given[name], self.known[name]
        if type(value) is int and field.least <= value <= field.most:
            return value
        said = (self.path(name), field.least, field.most)
        self.fault("“{}” moet een getal van {} tot {} zijn", "“{}” must be a number from {} to {}", *said)
        return default

    def flag(self, name: str) -> bool:
        value = self.given.get(name, False)
        if not isinstance(value, bool):
            self.fault("“{}” moet true of false zijn", "“{}” must be true or false", self.path(name))
            return False
        return value

    def word(self, name: str, default: str) -> str:
        if name not in self.given:
            return default
        allowed = self.known[name].words
        value = self.given[name]
        if isinstance(value, str) and (value in allowed if allowed else value.strip()):
            return value
        self.unknown_word(name, value)
        return default

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words; one word may stand without its list."""
        given = self.given.get(name, [])
        values = [given] if isinstance(given, str) else given
        if not isinstance(values, list | tuple):
            self.fault("“{}” moet een lijst van woorden zijn", "“{}” must be a list of words", self.path(name))
            return ()
        allowed = self.known[name].words
        right: list[str] = []
        for value in values:
            if value in right:
                self.fault("“{}” noemt “{}” twee keer", "“{}” names “{}” twice", self.path(name), str(value)[:60])
            elif isinstance(value, str) and (value in allowed if allowed else value):
                right.append(value)
            else:
                self.unknown_word(name, value)
        return tuple(right)

    def times(self, name: str) -> int | None:
        """A number, or None for the word that means everybody."""
        value, field = self.given.get(name, 1), self.known[name]
        if value == EVERYBODY_ONCE:
            return None
        if type(value) is int and field.least <= value <= field.most:
            return value
        said = (self.path(name), field.least, field.most, EVERYBODY_ONCE)
        self.fault(
            "“{}” moet een getal van {} tot {} zijn, of “{}”", "“{}” must be a number from {} to {}, or “{}”", *said
        )
        return 1

    def labels(self, name: str) -> tuple[Aspect, ...]:
        return tuple(read_label(one, name, self) for one in self.tables(name))

    def tables(self, name: str) -> list[Any]:
        given = self.given.get(name, [])
        if isinstance(given, list | tuple):
            return list(given)
        self.fault("“{}” moet een lijst van tabellen zijn", "“{}” must be a list of tables", self.path(name))
        return []

    def unknown_word(self, name: str, value: object) -> None:
        allowed = ", ".join(self.known[name].words) or "…"
        said = (self.path(name), str(value)[:60], allowed)
        self.fault("“{}” kan niet “{}” zijn; kies uit: {}", "“{}” cannot be “{}”; choose from: {}", *said)


def read_text(table: Table, name: str, value: object) -> Text:
    """A text in both languages: `{ nl = "…", en = "…" }`."""
    path = table.path(name)
    if not isinstance(value, Mapping):
        table.fault("“{}” heeft een tekst in nl en in en nodig", "“{}” needs a text in nl and in en", path)
        return EMPTY
    for language in value:
        if language not in {"nl", "en"}:
            table.fault("onbekende taal “{}” bij “{}”", "unknown language “{}” at “{}”", language, path)
    for language, nl, en in (("nl", "Nederlandse", "Dutch"), ("en", "Engelse", "English")):
        said = value.get(language)
        if not (isinstance(said, str) and said.strip()):
            table.fault(f"de {nl} tekst van “{{}}” ontbreekt", f"the {en} text of “{{}}” is missing", path)
    return Text(str(value.get("nl", "")), str(value.get("en", "")))


def read_method(document: object) -> tuple[Method, list[Fault]]:
    """The method as far as it can be read, and what is wrong with its fields."""
    faults: list[Fault] = []
    table = Table(document, f.METHOD_FIELDS, faults, "", None)
    group = Table(table.given.get("group", {}), f.GROUP_FIELDS, faults, "group", None) if table.has("group") else None
    method = Method(
        key=table.key(),
        name=table.text("name"),
        purpose=table.text("purpose"),
        when=table.text("when"),
        when_not=table.text("when_not"),
        source=table.text("source"),
        literature=table.words("literature"),
        smallest_group=group.number("minimum", 3) if group else 3,
        largest_group=group.number("maximum", 10) if group else 10,
        roles=table.words("roles"),
        phases=tuple(read_phase(given, n, faults) for n, given in enumerate(table.tables("phase"), 1)),
        asks=table.text("asks") if table.has("asks") else None,
        fit=read_fit(table.given["fit"], faults) if table.has("fit") else None,
        presenter_after=table.word("presenter_after", ""),
    )
    return method, faults


def read_phase(given: object, number: int, faults: list[Fault]) -> Phase:
    name = str(given.get("key", number)) if isinstance(given, Mapping) else str(number)
    table = Table(given, f.PHASE_FIELDS, faults, "", name)
    return Phase(
        key=table.key() or name,
        title=table.text("title"),
        minutes=table.number("minutes", 1),
        form=Form(table.word("form", Form.TALK.value)),
        speaks=table.words("speaks"),
        writes=tuple(read_writing(one, name, faults) for one in table.tables("writes")),
        forbidden=table.words("forbidden"),
        starts_left_of=table.word("starts_left_of", FACILITATOR),
        may_repeat=table.flag("may_repeat"),
        may_skip=table.flag("may_skip"),
        output=table.word("output", "") or None,
        shows=table.words("shows"),
        rule=table.text("rule") if table.has("rule") else None,
        instruction=read_instructions(table),
        minutes_each=table.number("minutes_each", 0),
        unseen=table.flag("unseen"),
        outside=table.words("outside"),
        chairs=tuple(read_chair(one, name, faults) for one in table.tables("chairs")),
        size=table.number("size", 0),
        modules=tuple(read_module(one, name, faults) for one in table.tables("modules")),
        module=table.word("module", ""),
        loop=read_loop(table.given["loop"], name, faults) if table.has("loop") else None,
    )


def read_writing(given: object, phase: str, faults: list[Fault]) -> Writing:
    table = Table(given, f.WRITING_FIELDS, faults, "writes", phase)
    return Writing(
        who=table.words("who"),
        kind=table.word("kind", "note"),
        minimum=table.number("minimum", 0),
        maximum=table.number("maximum", 20),
        aspects=table.labels("aspects"),
        after_reveal=table.flag("after_reveal"),
        sentences=table.number("sentences", 0),
        words=table.number("words", 0),
        anonymous=table.flag("anonymous"),
        private=table.flag("private"),
        scale=table.labels("scale"),
        of=table.words("of"),
    )


def read_fit(given: object, faults: list[Fault]) -> Fit:
    table = Table(given, f.FIT_FIELDS, faults, "fit", None)
    return Fit(
        questions=table.words("questions"),
        experience=table.word("experience", "new"),
        safety=table.word("safety", "any"),
        preparation=table.word("preparation", "none"),
    )


def read_label(given: object, at: str, within: Table) -> Aspect:
    table = Table(given, f.LABEL_FIELDS, within.faults, at, within.phase)
    return Aspect(table.key(), Text(table.word("nl", ""), table.word("en", "")))


def read_chair(given: object, phase: str, faults: list[Fault]) -> Chair:
    table = Table(given, f.CHAIR_FIELDS, faults, "chairs", phase)
    return Chair(table.key(), Text(table.word("nl", ""), table.word("en", "")), table.words("who"))


def read_module(given: object, phase: str, faults: list[Fault]) -> Module:
    table = Table(given, f.MODULE_FIELDS, faults, "modules", phase)
    return Module(table.key(), table.text("title"), table.text("purpose"))


def read_loop(given: object, phase: str, faults: list[Fault]) -> Loop:
    table = Table(given, f.LOOP_FIELDS, faults, "loop", phase)
    return Loop(table.word("to", ""), table.times("most"), table.word("passes", "") or None)


def read_instructions(table: Table) -> dict[str, Text]:
    given = table.given.get("instruction", {})
    known = {role: Field("text", "") for role in f.INSTRUCTED}
    instructions = Table(given, known, table.faults, "instruction", table.phase)
    return {role: instructions.text(role) for role in f.INSTRUCTED if instructions.has(role)}
