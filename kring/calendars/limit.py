"""How often something may be asked. Counted in this process: enough against a program that runs wild."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import TooOften


def count(what: str, who: str, *, most: int, seconds: int) -> None:
    """Count one request. TooOften when `who` asked more than `most` times in this many seconds."""
    key = hashlib.sha256(f"{what}\0{who}".encode()).hexdigest()
    cache.add(key, 0, seconds)
    try:
        asked = cache.incr(key)
    except ValueError:  # it ran out between the two: a new count begins with this one
        return
    if asked > most:
        raise TooOften(_("This was asked too often. Try again in an hour."))
