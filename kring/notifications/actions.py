"""Writing to people. How the letter travels is the mail backend's (post.py)."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from kring.notifications.notices import Notice
from kring.people import letters
from kring.people.models import Person


def tell(people: Person | Iterable[Person], notice: Notice, *, about: str) -> None:
    """Tell people that something waits for them at the page `about` (a path).

    Belongs in the transaction of what happened: when that is rolled back, nobody hears of it.
    """
    for person in [people] if isinstance(people, Person) else people:
        if not person.is_active:  # closed their account, and has no mail address any more
            continue
        letters.send(
            f"notifications/mail/{notice.letter}.txt",
            to=person.email,
            context={"person": person, "link": settings.PUBLIC_URL + about},
        )
