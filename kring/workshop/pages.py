"""What the pages show of a method: its steps in time, what is wrong with it, and its fields to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language

from kring.kernel.text import Text
from kring.methods.rules import fields as f
from kring.methods.rules.doubts import warnings_in
from kring.methods.rules.method import Method
from kring.methods.rules.reading import Fault
from kring.web.problem import spoken
from kring.workshop.forms import Setting
from kring.workshop.queries import Shelved
from kring.workshop.rules import drafts
from kring.workshop.rules.filling import Around, Entry, entries
from kring.workshop.rules.timeline import Slot, Timeline, timeline

GAP = 0.4  # of a hundred: between two bars


def row(shelved: Shelved, setting: Setting) -> dict[str, Any]:
    """A method in the library."""
    method = shelved.method
    minutes = method.minutes_for(setting.people)
    return {
        "key": method.key,
        "method": method,
        "own": shelved.own,
        "minutes": minutes,
        "is_too_long": minutes > setting.minutes,
        "is_for_size": method.smallest_group <= setting.people <= method.largest_group,
    }


def timeline_shown(method: Method, setting: Setting) -> dict[str, Any]:
    """The steps as bars from 0 to 100, and the same in a table."""
    line = timeline(method, people=setting.people, available=setting.minutes)
    return {
        "line": line,
        "bars": [_bar(slot, line) for slot in line.slots],
        "end": min(round(100 * line.available / line.span, 2), 100 - GAP),
        "rows": [{"slot": slot, "is_late": slot.ends > line.available} for slot in line.slots],
    }


def _bar(slot: Slot, line: Timeline) -> dict[str, Any]:
    width = 100 * slot.minutes / line.span
    return {
        "x": round(100 * slot.begins / line.span, 2),
        "width": round(max(width - GAP, 0.2), 2),
        "is_late": slot.ends > line.available,
    }


def problems(draft: Mapping[str, Any], setting: Setting) -> dict[str, Any]:
    """Everything that keeps a draft from being published, and what to think about, in sentences with their step."""
    method, faults = drafts.judged(draft)
    doubts = warnings_in(method, people=setting.people, minutes=setting.minutes)
    titles = {step["key"]: drafts.title_of(step) for step in drafts.steps(draft)}
    return {"faults": _sentences(faults, titles), "doubts": _sentences(doubts, titles), "method": method}


def _sentences(faults: Iterable[Fault], titles: Mapping[str, Text]) -> list[dict[str, str]]:
    found = []
    for fault in faults:
        key = fault.phase or ""
        step = spoken(titles[key]) if key in titles else key
        found.append({"key": key, "step": step, "text": _sentence(spoken(fault.text))})
    return [one for number, one in enumerate(found) if one not in found[:number]]


def _sentence(text: str) -> str:
    """As a sentence: the rules begin small, because a line of `kring methods check` begins with the place."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"


def step_rows(draft: Mapping[str, Any], found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The steps of a draft in order, with how much is wrong with each."""
    order = drafts.steps(draft)
    wrong = [fault["key"] for fault in found["faults"]]
    return [
        {
            "key": step["key"],
            "title": spoken(drafts.title_of(step)),
            "form": str(step.get("form", "")),
            "minutes": step.get("minutes", ""),
            "minutes_each": step.get("minutes_each", 0),
            "faults": wrong.count(step["key"]),
            "is_first": number == 0,
            "is_last": number == len(order) - 1,
        }
        for number, step in enumerate(order)
    ]


def method_entries(draft: Mapping[str, Any]) -> tuple[Entry, ...]:
    """The fields of the method itself."""
    return entries(draft, f.METHOD_FIELDS, _around(drafts.steps(draft)))


def step_entries(draft: Mapping[str, Any], step: Mapping[str, Any]) -> tuple[Entry, ...]:
    """The fields of one step. It can point to the steps before it."""
    before = []
    for each in drafts.steps(draft):
        if each["key"] == step["key"]:
            break
        before.append(each)
    return entries(step, f.PHASE_FIELDS, _around(before))


def _around(steps: Iterable[Mapping[str, Any]]) -> Around:
    order = list(steps)
    modules = [module for step in order for module in step.get("modules", ()) if isinstance(module, Mapping)]
    return Around(
        phases=tuple((step["key"], drafts.title_of(step)) for step in order),
        modules=tuple((str(module.get("key")), drafts.title_of(module)) for module in modules),
    )


def language() -> str:
    """The reader's language: nl or en."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"
