"""What a noun shows on a programme's page. The page itself lies above all nouns: see overviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kring.people.models import Person
from kring.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looks at a programme's page, at an instant."""

    programme: Programme
    person: Person
    now: datetime


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of a programme's page: `template` is included with `context` alone, the lowest `order` first.

    Orders in use: people 10, request 20, quote 30, talks 40, goals 45, facilities 50, group 60, meetings 70, what the
    group tells 75, hand-over 80, closing 90.
    """

    title: str
    template: str
    order: int
    context: Mapping[str, Any] = field(default_factory=dict)
