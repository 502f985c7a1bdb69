"""A sentence in both languages. Pure rules speak with it, and the edge picks the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in Dutch and in English."""

    nl: str
    en: str

    def said_in(self, language: str) -> str:
        """The sentence in `language`; Dutch when it is neither."""
        return self.en if language.startswith("en") else self.nl
