"""What must be so before the meetings begin."""

from __future__ import annotations

from kring.kernel.text import Text
from kring.programmes.models import Programme
from kring.programmes.queries import people_with
from kring.programmes.rules.lifecycle import Role
from kring.talks import queries


def agreement_is_signed(programme: Programme) -> Text | None:
    found = queries.standing(programme)
    if found and found.is_signed:
        return None
    if not people_with(programme, Role.COMMISSIONER):
        return Text(
            "Nog niemand tekent voor de organisatie. De coördinator geeft iemand de rol van opdrachtgever.",
            "Nobody signs for the organisation yet. The coordinator gives somebody the role of commissioner.",
        )
    return Text(
        "De overeenkomst met de organisatie is nog niet door beide kanten getekend.",
        "The agreement with the organisation is not signed by both sides yet.",
    )
