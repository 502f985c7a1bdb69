from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache

from kring.offerings import actions
from kring.offerings.models import Offering
from kring.offerings.ready import template
from kring.offerings.rules.content import Contact, Content
from tests.cast import TEN, Cast

CONTACT = Contact("030 200 30 40", "intervisie@delinde.example", has_form=True)
LATER = TEN + timedelta(hours=1)


@pytest.fixture(autouse=True)
def no_limits_from_before() -> None:
    cache.clear()


def ready(key: str = "goals", **more: Any) -> Content:
    """A ready offering with a contact."""
    return replace(template(key, "nl"), contact=CONTACT, **more)


def offer(cast: Cast, *, slug: str = "leerdoelen", by: str = "Greet", **more: Any) -> Offering:
    """A published offering: Greet's for De Linde, Joke's for Praktijk Zuid."""
    organisation = cast.linde if by == "Greet" else cast.elders
    offering = actions.make_offering(organisation, ready(**more), slug=slug, by=cast[by], now=TEN)
    actions.publish(offering, revision=1, by=cast[by], now=TEN)
    return offering
