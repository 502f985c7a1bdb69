"""Reading what notifications knows of mail."""

from __future__ import annotations

from collections.abc import Iterable

from kring.notifications.models import Returned


def unreached(addresses: Iterable[str]) -> frozenset[str]:
    """Those of these addresses that the mail server refused the last time."""
    return frozenset(Returned.objects.filter(address__in=list(addresses)).values_list("address", flat=True))
