"""What one does with a draft: find, move, add and remove its steps. Each answers a new draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kring.kernel.text import Text
from kring.methods.rules.method import Method
from kring.methods.rules.parsing import parse
from kring.methods.rules.reading import Fault, MethodFaults, read_method
from kring.workshop.rules.beginnings import begun
from kring.workshop.rules.toml import too_large

Draft = dict[str, Any]


def steps(draft: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The steps of a draft, each with its key."""
    return list(draft.get("phase", ()))


def keys(draft: Mapping[str, Any]) -> list[str]:
    return [str(step["key"]) for step in steps(draft)]


def with_step(draft: Draft, key: str, step: dict[str, Any]) -> Draft:
    """The draft with this step in the place of the one with this key."""
    return {**draft, "phase": [step if each["key"] == key else each for each in steps(draft)]}


def moved(draft: Draft, key: str, by: int) -> Draft:
    """The draft with a step moved up (-1) or down (1); as it was at either end."""
    order = steps(draft)
    at = keys(draft).index(key)
    to = max(0, min(len(order) - 1, at + by))
    order.insert(to, order.pop(at))
    return {**draft, "phase": order}


def without(draft: Draft, key: str) -> Draft:
    """The draft without a step; others no longer show it."""
    left = [each for each in steps(draft) if each["key"] != key]
    return {**draft, "phase": [_not_showing(each, key) for each in left]}


def added(draft: Draft, beginning: str, *, after: str) -> Draft:
    """The draft with a new step of some beginning, after the step with this key, or first of all."""
    order = steps(draft)
    at = keys(draft).index(after) + 1 if after in keys(draft) else 0
    order.insert(at, begun(beginning, taken=keys(draft)))
    return {**draft, "phase": order}


def judged(draft: Mapping[str, Any]) -> tuple[Method, tuple[Fault, ...]]:
    """The method as far as the draft can be read, and everything that keeps it from being held."""
    method, _faults = read_method(draft)
    faults = list(too_large(dict(draft)))
    try:
        parse(draft)
    except MethodFaults as wrong:
        faults += wrong.faults
    return method, tuple(faults)


def title_of(script: Mapping[str, Any]) -> Text:
    """The name of a method or the title of a step as far as there is one: in the other language, or its key."""
    said = script.get("title") or script.get("name")
    said = said if isinstance(said, Mapping) else {}
    nothing = str(script.get("key", ""))
    return Text(str(said.get("nl") or said.get("en") or nothing), str(said.get("en") or said.get("nl") or nothing))


def _not_showing(step: dict[str, Any], key: str) -> dict[str, Any]:
    if key not in step.get("shows", ()):
        return step
    return {**step, "shows": [each for each in step["shows"] if each != key]}
