"""docs/methods.md, written from the language itself: `python -m kring.methods.reference`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kring.methods.rules import fields as f
from kring.methods.rules.method import EVERYBODY_ONCE

EXAMPLES = Path(__file__).parent / "examples.toml"
PAGE = Path(__file__).parents[2] / "docs" / "methods.md"
HEAD = """# The language of methods

A method is a TOML file that anybody can read: what happens, in which order, for how long, who speaks and who writes.
The engine carries any method and knows none by name. `kring methods check FILE` says what is wrong with one.
This page is written by `python -m kring.methods.reference`; a test keeps it true. How to add a method step by step
stands in [recipes/add-a-method.md](recipes/add-a-method.md). A text has Dutch and English: `{ nl = "…", en = "…" }`.
"""
ENGINE = """
## What the engine makes of it

- **Minutes** inform. Nothing closes by itself; the facilitator moves the group on, and can undo that for ten seconds.
- **Rights** follow from the role that somebody has now. Who has no line in `writes` listens.
- **Out of the circle** one reads along, and can neither write, speak, raise a hand nor park.
- **Advice** that comes in a phase that forbids it can be parked by who may give it later. It is seen by its author
  alone, and brought in where `suggestion` or `advice` is written. The facilitator sees how much waits, and from whom.
- **Rounds** skip who is away. Who comes late gets a turn at the end.
- **Hidden writing** (`hidden`, `unseen`, and what tables write) always ends with a reveal, because nobody can know
  whether something waits. What is written without a name can afterwards not be changed: a change would tell by whom.
- **A module** must be chosen before the phase of the choice is left. Phases of other modules are passed over.
- **A loop** is followed by the facilitator's choice, never by itself, and at most as often as the method says.
- **A private note** never leaves its author: the engine refuses to contribute it.
- **A visit** is one time that a phase is held. Repeating it, or going back to it, begins a new visit.
"""


def reference() -> str:
    """The page as it should be."""
    parts = [
        HEAD,
        "## A method\n",
        *_fields(f.METHOD_FIELDS),
        "\n### `group`\n",
        *_fields(f.GROUP_FIELDS),
        "\n### `fit`\n",
        *_fields(f.FIT_FIELDS),
        "\n## A phase: `[[phase]]`\n",
        *_fields(f.PHASE_FIELDS),
        "\n### Forms\n",
        *_table(("form", "how the phase is held"), ((f"`{form}`", says) for form, says in f.FORM_MEANINGS.items())),
        "\n### Who\n",
        *_table(("word", "who it is"), ((f"`{who}`", says) for who, says in f.WHO_MEANINGS.items())),
        "\n### `writes`\n",
        *_fields(f.WRITING_FIELDS),
        "\n### `aspects` and `scale` of a writing\n",
        *_fields(f.LABEL_FIELDS),
        "\n### `chairs`\n",
        *_fields(f.CHAIR_FIELDS),
        "\n### `modules`\n",
        *_fields(f.MODULE_FIELDS),
        "\n### `loop`\n",
        *_fields(f.LOOP_FIELDS),
        "\n### `instruction`\n",
        f"One text per role: {_words(f.INSTRUCTED)}. Who has no text of their own reads the one for `everyone`.\n",
        ENGINE,
        *_examples(),
    ]
    return "\n".join(parts)


def _fields(known: Mapping[str, f.Field]) -> Iterator[str]:
    rows = (
        (f"`{name}`", _shape(field), "yes" if field.required else "", field.meaning) for name, field in known.items()
    )
    yield from _table(("field", "holds", "must", "what it is"), rows)


def _examples() -> Iterator[str]:
    """The example method, cut into its head and its phases, each below the form that it shows."""
    head, *phases = EXAMPLES.read_text("utf-8").strip().split("\n[[phase]]\n")
    yield "## An example of every form\n\nTogether these are one sound method.\n"
    yield f"```toml\n{head.strip()}\n```"
    for phase in phases:
        form = re.search(r'^form = "(\w+)"', phase, re.MULTILINE)
        yield f"\n### An example of `{form[1] if form else '?'}`\n"
        yield f"```toml\n[[phase]]\n{phase.strip()}\n```"
    yield ""


SHAPES: dict[str, str] = {
    "text": "a text in both languages",
    "words": "one word or a list",
    "word": "one word",
    "number": "a number",
    "flag": "`true` or `false`",
    "key": "small letters, digits, hyphens",
    "sources": "a list of texts",
    "group": "a table",
    "fit": "a table",
    "loop": "a table",
    "phases": "tables",
    "writings": "a list of tables",
    "labels": "a list of tables",
    "chairs": "a list of tables",
    "modules": "a list of tables",
    "instructions": "a table of texts",
}


def _shape(field: f.Field) -> str:
    if field.shape == "number":
        return f"a number from {field.least} to {field.most}"
    if field.shape == "times":
        return f"a number from {field.least} to {field.most}, or `{EVERYBODY_ONCE}`"
    return f"{SHAPES[field.shape]}: {_words(field.words)}" if field.words else SHAPES[field.shape]


def _words(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


if __name__ == "__main__":
    PAGE.write_text(reference(), "utf-8")
