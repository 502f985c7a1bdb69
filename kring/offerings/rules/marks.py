"""Plain text with a few marks, as safe HTML: paragraphs, lists, bold, italic and links. Never any HTML of the writer.

Everything that is not one of these stays as it was typed, with its signs escaped.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

RULES = ("paragraph", "list", "emphasis", "link", "newline", "escape")
_LINKS_TO = re.compile(r"(https?://[^\s/]|mailto:[^\s@]+@|tel:\+?[0-9])", re.IGNORECASE)
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|(\*\*|__|\*|(?<!\w)_|_(?!\w))|^\s*(?:[-*+]|[0-9]+[.)])\s+", re.MULTILINE)


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "breaks": True, "linkify": False, "typographer": False})
    reader.enable(list(RULES))
    reader.validateLink = _may_link  # type: ignore[method-assign]
    return reader


def _may_link(url: str) -> bool:
    return _LINKS_TO.match(url) is not None


def html_of(text: str) -> str:
    """The text as HTML that is safe to show."""
    return str(_reader().render(text))


def plain_of(text: str) -> str:
    """The text without its marks, on one line: for a description or a list."""
    bare = _MARKS.sub(lambda found: found[1] or "", text)
    return " ".join(bare.split())
