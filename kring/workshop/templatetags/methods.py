"""`{{ text|said }}`: a sentence in both languages, in the reader's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

from kring.web.problem import spoken
from kring.workshop.rules.drafts import title_of
from kring.workshop.rules.filling import Entry
from kring.workshop.rules.words import word

register = template.Library()


@register.filter
def said(text: object) -> str:
    """A `Text` in the reader's language; nothing for nothing."""
    return spoken(text) if text is not None else ""


@register.filter
def titled(script: Mapping[str, Any]) -> str:
    """What a method or a step that is being written is called, in either language, or else its key."""
    return spoken(title_of(script))


@register.filter
def common(entries: Iterable[Entry]) -> list[Entry]:
    """The fields that everybody needs."""
    return [each for each in entries if not each.is_rare]


@register.filter
def rare(entries: Iterable[Entry]) -> list[Entry]:
    """The fields that few need."""
    return [each for each in entries if each.is_rare]


@register.filter
def any_filled(entries: Iterable[Entry]) -> bool:
    """Whether one of these fields is filled in."""
    return any(each.is_filled for each in entries)


@register.filter
def in_words(value: str) -> str:
    """A word of the language of methods as the reader says it."""
    return spoken(word(str(value)))


@register.filter
def all_in_words(values: Any) -> str:
    """Several words, with commas."""
    return ", ".join(in_words(value) for value in values)
