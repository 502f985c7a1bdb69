"""What differs between two versions of an offering."""

from __future__ import annotations

from dataclasses import fields

from kring.offerings.rules.content import Content


def changes(before: Content, after: Content) -> tuple[str, ...]:
    """The names of the fields that differ, in the order of `Content`."""
    return tuple(each.name for each in fields(Content) if getattr(before, each.name) != getattr(after, each.name))
