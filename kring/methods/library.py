"""The methods that Kring ships, read once from `definitions/`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kring.kernel.errors import NotFound
from kring.kernel.text import Text
from kring.methods.rules.doubts import USUAL_GROUP
from kring.methods.rules.method import Method
from kring.methods.rules.parsing import parse

DEFINITIONS = Path(__file__).parent / "definitions"
FIRST = "incident"  # proposed for a new meeting: a group that has just begun can hold it


@cache
def methods() -> dict[str, Method]:
    """Every shipped method by its key, in alphabetical order."""
    read = (parse(tomllib.loads(path.read_text("utf-8"))) for path in sorted(DEFINITIONS.glob("*.toml")))
    return {method.key: method for method in read}


def method(key: str) -> Method:
    """The method with this key. Raises NotFound."""
    found = methods().get(key)
    if found is None:
        raise NotFound(Text("Deze methode is er niet.", "There is no such method."))
    return found


def usual_minutes(method: Method) -> int:
    """How long it takes a group of six, or as near to six as the method allows."""
    return method.minutes_for(max(method.smallest_group, min(USUAL_GROUP, method.largest_group)))


def listing() -> list[dict[str, Any]]:
    """What `kring methods list --json` prints."""
    return [
        {
            "key": one.key,
            "name": {"nl": one.name.nl, "en": one.name.en},
            "purpose": {"nl": one.purpose.nl, "en": one.purpose.en},
            "group": {"minimum": one.smallest_group, "maximum": one.largest_group},
            "minutes": usual_minutes(one),
            "phases": len(one.phases),
            "roles": list(one.roles),
        }
        for one in methods().values()
    ]
