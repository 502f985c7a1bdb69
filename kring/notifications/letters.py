"""Letters that were kept because no mail server is set."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from kring.notifications.models import Letter

# They hold sign-in codes and links: outside the demo they are kept as long as somebody may still need them.
KEPT = timedelta(days=7)


def keep_letter(*, to: str, subject: str, body: str, now: datetime, calendar: str = "") -> Letter:
    if not settings.DEMO:
        Letter.objects.filter(at__lt=now - KEPT).delete()
    return Letter.objects.create(to=to, subject=subject, body=body, calendar=calendar, at=now)


def newest_letters(*, to: str = "", after: int = 0, most: int = 50) -> list[Letter]:
    """Newest first; of one address when `to` is given, with a higher id than `after`."""
    letters = Letter.objects.filter(id__gt=after)
    if to:
        letters = letters.filter(to__iexact=to)
    return list(letters.order_by("-at", "-id")[:most])
