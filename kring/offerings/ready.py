"""The ready offerings that Kring brings along, read once from `definitions/`: facts once, texts in two languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kring.kernel.errors import NotFound
from kring.kernel.text import Language, Text
from kring.offerings.rules.content import Content, read

DEFINITIONS = Path(__file__).parent / "definitions"
LANGUAGES: tuple[Language, ...] = ("nl", "en")


@cache
def templates() -> dict[str, dict[Language, Content]]:
    """Every ready offering by its key, in each language."""
    documents = [tomllib.loads(path.read_text("utf-8")) for path in sorted(DEFINITIONS.glob("*.toml"))]
    return {
        document["key"]: {language: said_in(document, language) for language in LANGUAGES} for document in documents
    }


def template(key: str, language: Language) -> Content:
    """One of them. Raises NotFound."""
    found = templates().get(key)
    if found is None:
        raise NotFound(Text("Dit voorbeeld is er niet.", "There is no such example."))
    return found[language]


def said_in(document: Mapping[str, Any], language: Language) -> Content:
    """The facts of a ready offering with its texts in one language."""
    texts: dict[str, Any] = {
        key: value.strip() if isinstance(value, str) else value for key, value in document[language].items()
    }
    both = {key: {**document.get(key, {}), **texts.pop(key, {})} for key in ("form", "price")}
    return read({**document, **texts, **both, "language": language})
