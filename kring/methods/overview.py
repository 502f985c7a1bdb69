"""docs/library.md, written from the methods that ship: `python -m kring.methods.overview`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kring.methods.library import methods
from kring.methods.rules.method import Fit, Method

PAGE = Path(__file__).parents[2] / "docs" / "library.md"
SIZES = range(3, 11)
HEAD = """# The methods that ship

Each is a file in `kring/methods/definitions/`, with all its texts in Dutch and English, written anew for Kring.
This page is written by `python -m kring.methods.overview`; a test keeps it true. What the words mean stands in
[methods.md](methods.md); how to add one in [recipes/add-a-method.md](recipes/add-a-method.md).
"""
TIMES = """
## How long it takes

Minutes of the whole meeting, with looking back, checking in and evaluating, for a group of 3 to 10 people. A bar means
that the group is too small or too large for the method.
"""
NEEDS = """
## What each fits, and what it asks

The advisor reads the first four columns. Experience is of the group; safety is how well people know and trust each
other; preparation is the presenter's.
"""
WORDS = {"any": "any", "known": "know each other", "high": "high", "new": "none", "none": "none"}


def overview() -> str:
    """The page as it should be."""
    shelf = sorted(methods().values(), key=lambda method: method.name.en)
    parts = [
        HEAD,
        *_table(("method", "key", "in Dutch", "group", "what for", "when not"), map(_what, shelf)),
        TIMES,
        *_table(("method", *map(str, SIZES)), map(_times, shelf)),
        NEEDS,
        *_table(("method", "questions", "experience", "safety", "preparation", "asks"), map(_needs, shelf)),
        "\n## Where they come from, and what to read\n",
        *map(_source, shelf),
    ]
    return "\n".join(parts) + "\n"


def _what(method: Method) -> tuple[str, ...]:
    group = f"{method.smallest_group}–{method.largest_group}"
    return (method.name.en, f"`{method.key}`", method.name.nl, group, method.purpose.en, method.when_not.en)


def _times(method: Method) -> tuple[str, ...]:
    return (method.name.en, *(_minutes(method, people) for people in SIZES))


def _minutes(method: Method, people: int) -> str:
    fits = method.smallest_group <= people <= method.largest_group
    return str(method.minutes_for(people)) if fits else "–"


def _needs(method: Method) -> tuple[str, ...]:
    fit = method.fit or Fit()
    asks = method.asks.en if method.asks else ""
    said = (WORDS.get(word, word) for word in (fit.experience, fit.safety, fit.preparation))
    return (method.name.en, ", ".join(fit.questions), *said, asks)


def _source(method: Method) -> str:
    read = "; ".join(method.literature)
    return f"- **{method.name.en}.** {method.source.en}" + (f" Read: {read}." if read else "")


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


if __name__ == "__main__":
    PAGE.write_text(overview(), "utf-8")
