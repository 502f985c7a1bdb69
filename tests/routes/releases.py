"""Something that Wijkteam Oost let go of, so that only who may read it does."""

from __future__ import annotations

import uuid

from kring.programmes.models import Programme
from kring.releases.models import Release
from kring.sealed.rules.bundle import make_bundle
from kring.sealed.rules.log import replay, start
from kring.twin import Account, Recipient, Terms, admit, ask_to_join, open_release, sign_release, start_group
from tests.cast import TEN, Cast

RELEASE = uuid.UUID(int=12)
NOW = int(TEN.timestamp())


def tell(cast: Cast, programme: Programme) -> Release:
    """Anna and Bram signed it, for Karel."""
    made = {name: Account.make(str(cast[name].pk)) for name in ("Anna", "Bram")}
    anna, bram = made["Anna"].account, made["Bram"].account
    group, records = str(cast.oost.id), [one.record for one in made.values()]
    karel = Recipient(str(cast["Karel"].pk), "Karel")
    organisation = (str(cast.linde.id), cast.linde.name)
    terms = Terms(
        "text", str(programme.id), programme.title, *organisation, (karel,), "Waarom", NOW + 1, bytes(32), "Wij leren."
    )
    steps = (
        lambda roster: start_group(anna, roster.group),
        lambda roster: ask_to_join(bram, roster),
        lambda roster: admit(anna, roster, bram.person),
        lambda roster: open_release(anna, roster, terms),
        lambda roster: sign_release(anna, roster, 6, terms, now=NOW),
        lambda roster: sign_release(bram, roster, 6, terms, now=NOW),
    )
    roster, entries = start(group), list[bytes]()
    for step in steps:
        change = step(roster)
        roster, entries = change.roster, [*entries, *change.entries]
    bundle = make_bundle(replay(group, entries, records), entries, 6, terms, published_at=TEN.isoformat())
    return Release.objects.create(
        id=RELEASE,
        programme=programme,
        group=cast.oost,
        number=6,
        kind="text",
        recipients=[karel.person],
        bundle=bundle,
        at=TEN,
    )
