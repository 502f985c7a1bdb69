"""The cases that practice rounds are played with, read once from `cases/`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kring.kernel.text import Text
from kring.methods.rules.method import Method
from kring.practice.rules.sayings import Question, Sayings, Story

CASES = Path(__file__).parent / "cases"
OWN = "general"  # somebody's own case: what is said fits any


@cache
def stories() -> dict[str, Story]:
    """Every case by its key, the general one first; of a success the key ends in `/success`."""
    found = {}
    for path in sorted(CASES.glob("*.toml"), key=lambda path: (path.stem != OWN, path.stem)):
        written = tomllib.loads(path.read_text("utf-8"))
        for suffix, part in (("", written), ("/success", written.get("success", {}))):
            if part:
                found[path.stem + suffix] = _story(written["key"] + suffix, written["title"], part)
    return found


@cache
def names() -> tuple[str, ...]:
    """What companions are called, by seat."""
    return tuple(tomllib.loads((CASES / f"{OWN}.toml").read_text("utf-8"))["names"])


def cases() -> list[Story]:
    """What one can choose from, one's own last."""
    found = [story for key, story in stories().items() if "/" not in key]
    return [*found[1:], found[0]]


def sayings(case: str, method: Method) -> Sayings:
    """What is said in a round with this case; a method that learns from successes asks for stories of success."""
    keys = [case, OWN]
    if method_asks_success(method):
        keys = [f"{OWN}/success", OWN]
    others = (story for key, story in stories().items() if "/" not in key)
    return Sayings(tuple(stories()[key] for key in dict.fromkeys(keys)), tuple(others))


def method_asks_success(method: Method) -> bool:
    return method.fit is not None and set(method.fit.questions) == {"success"}


def _story(key: str, title: dict[str, str], part: dict[str, Any]) -> Story:
    return Story(
        key=key,
        title=Text(**title),
        questions=tuple(Question(Text(**one["asked"]), Text(**one["answer"])) for one in part.get("question", ())),
        lines={kind: tuple(Text(**line) for line in lines) for kind, lines in part.get("lines", {}).items()},
    )
