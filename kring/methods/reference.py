"""docs/methods.md, written from the language itself: `python -m kring.methods.reference`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kring.methods.rules import fields as f

PAGE = Path(__file__).parents[2] / "docs" / "methods.md"
HEAD = """# The language of methods

A method is a TOML file that anybody can read: what happens, in which order, for how long, who speaks and who writes.
The engine carries any method and knows none by name. `kring methods check FILE` says what is wrong with one.
This page is written by `python -m kring.methods.reference`; a test keeps it true. How to add a method step by step
stands in [recipes/add-a-method.md](recipes/add-a-method.md). A text has Dutch and English: `{ nl = "…", en = "…" }`.
"""
EXAMPLE = """## An example

```toml
[[phase]]
key = "questions"
title = { nl = "Feitelijke vragen", en = "Questions about facts" }
minutes = 12
form = "hidden"
speaks = "everyone"
forbidden = ["advice"]
shows = ["incident"]
rule = { nl = "Nog geen advies.", en = "No advice yet." }
writes = [
  { who = ["adviser", "facilitator"], kind = "question", minimum = 1, maximum = 5 },
  { who = "presenter", kind = "answer", after_reveal = true },
]
[phase.instruction]
everyone = { nl = "Schrijf je vragen op.", en = "Write down your questions." }
presenter = { nl = "Antwoord straks kort.", en = "Answer shortly, later on." }
```

## What the engine makes of it

- **Minutes** inform. Nothing closes by itself; the facilitator moves the group on, and can undo that for ten seconds.
- **Rights** follow from the role that somebody has now. Who has no line in `writes` listens.
- **Advice** that comes in a phase that forbids it can be parked by who may give it later. It is seen by its author
  alone, and brought in where `suggestion` or `advice` is written. The facilitator sees how much waits, and from whom.
- **Rounds** skip who is away. Who comes late gets a turn at the end.
- **Hidden writing** always ends with a reveal, because nobody can know whether something waits.
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
        "\n## A phase: `[[phase]]`\n",
        *_fields(f.PHASE_FIELDS),
        "\n### Forms\n",
        *_table(("form", "how the phase is held"), ((f"`{form}`", says) for form, says in f.FORM_MEANINGS.items())),
        "\n### Who\n",
        *_table(("word", "who it is"), ((f"`{who}`", says) for who, says in f.WHO_MEANINGS.items())),
        "\n### `writes`\n",
        *_fields(f.WRITING_FIELDS),
        "\n### `aspects` of a writing\n",
        *_fields(f.ASPECT_FIELDS),
        "\n### `instruction`\n",
        f"One text per role: {_words(f.INSTRUCTED)}. Who has no text of their own reads the one for `everyone`.\n",
        EXAMPLE,
    ]
    return "\n".join(parts)


def _fields(known: Mapping[str, f.Field]) -> Iterator[str]:
    rows = (
        (f"`{name}`", _shape(field), "yes" if field.required else "", field.meaning) for name, field in known.items()
    )
    yield from _table(("field", "holds", "must", "what it is"), rows)


SHAPES: dict[str, str] = {
    "text": "a text in both languages",
    "words": "one word or a list",
    "word": "one word",
    "number": "a number",
    "flag": "`true` or `false`",
    "key": "small letters, digits, hyphens",
    "sources": "a list of texts",
    "group": "a table",
    "phases": "tables",
    "writings": "a list of tables",
    "aspects": "a list of tables",
    "instructions": "a table of texts",
}


def _shape(field: f.Field) -> str:
    if field.shape == "number":
        return f"a number from {field.least} to {field.most}"
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
