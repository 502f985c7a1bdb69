"""A member's side of a release: the text that was sealed, checked against the log before it is signed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kring.sealed.rules.bundle import terms_digest
from kring.sealed.rules.log import Roster
from kring.sealed.rules.refusal import Reason, Refused
from kring.sealed.rules.releases import Release, Terms, standing


def write_terms(terms: Terms) -> str:
    """Exactly what is sealed as an item of kind `release`."""
    return json.dumps(terms.to_json(), ensure_ascii=False, separators=(",", ":"))


def read_terms(text: str) -> Terms:
    """Raises Invalid for another spelling, or for anything more than the terms: what is not shown is not signed."""
    try:
        terms = Terms.from_json(json.loads(text))
    except ValueError:
        raise Refused(Reason.MALFORMED, "terms of a release") from None
    if write_terms(terms) != text:
        raise Refused(Reason.MALFORMED, "terms of a release")
    return terms


def release_numbered(roster: Roster, number: int) -> Release:
    found = next((one for one in roster.releases if one.number == number), None)
    if found is None:
        raise Refused(Reason.RELEASE_OTHER, str(number))
    return found


def find_terms(roster: Roster, number: int, texts: Iterable[str]) -> Terms:
    """Of all texts that a server hands out as releases, the terms that the log names. Raises Invalid."""
    wanted = release_numbered(roster, number).digest
    for text in texts:
        terms = read_terms(text)
        if terms_digest(roster, number, terms) == wanted:
            return terms
    raise Refused(Reason.RELEASE_OTHER, f"the text of release {number} is not here")


def check_terms(roster: Roster, number: int, terms: Terms, *, now: int) -> bytes:
    """May a member still sign these terms as release `number`? Their digest. Raises Invalid. `now` in seconds."""
    release = standing(roster.releases, number)
    if terms_digest(roster, number, terms) != release.digest:
        raise Refused(Reason.RELEASE_OTHER, str(number))
    if now >= terms.expires:
        raise Refused(Reason.RELEASE_EXPIRED, str(number))
    return release.digest
