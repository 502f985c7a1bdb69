"""How a quote stands. Nothing of it is stored: the rows say what was sent and answered, and the calendar the rest."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kring.kernel.text import Text


class Standing(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"


SAID = {
    Standing.WAITING: Text("wacht op antwoord", "waits for an answer"),
    Standing.ACCEPTED: Text("akkoord", "accepted"),
    Standing.REFUSED: Text("afgewezen", "refused"),
    Standing.SUPERSEDED: Text("vervangen", "superseded"),
    Standing.EXPIRED: Text("verlopen", "expired"),
}
NO_LONGER = {
    Standing.ACCEPTED: Text("Op deze offerte is al akkoord gegeven.", "This quote has been accepted already."),
    Standing.REFUSED: Text(
        "Deze offerte is al afgewezen. Vraag om een nieuwe.", "This quote has been refused already. Ask for a new one."
    ),
    Standing.SUPERSEDED: Text(
        "Er is een nieuwere offerte. Lees die en antwoord daarop.",
        "There is a newer quote. Read that one and answer it.",
    ),
    Standing.EXPIRED: Text(
        "Deze offerte is verlopen. Vraag de coördinator om een nieuwe.",
        "This quote has expired. Ask the coordinator for a new one.",
    ),
}


def standing(*, answer: bool | None, is_newest: bool, valid_until: date, today: date) -> Standing:
    """`answer` is True for accepted, False for refused, None for none yet. An answer that was given stays."""
    if answer is not None:
        return Standing.ACCEPTED if answer else Standing.REFUSED
    if not is_newest:
        return Standing.SUPERSEDED
    return Standing.EXPIRED if today > valid_until else Standing.WAITING
