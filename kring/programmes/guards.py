"""What must be so before a programme takes a step. Each answers what is missing, or None."""

from __future__ import annotations

from kring.kernel.text import Text
from kring.programmes import queries
from kring.programmes.models import Programme


def facilities_are_fixed(programme: Programme) -> Text | None:
    found = queries.facilities(programme)
    if found and found.fixed_at:
        return None
    return Text(
        "De faciliteiten staan nog niet vast. Leg ze vast na het afstemmingsgesprek.",
        "The facilities are not fixed yet. Write them down after the alignment talk.",
    )
