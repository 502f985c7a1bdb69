"""Refusals that carry a sentence for the user. One middleware turns them into pages or problem JSON."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """A command, form or page that cannot go on. `sentence` says in the user's language what to do."""

    status = 400
    kind = "refusal"

    def __init__(self, sentence: object, **more: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence  # str, a lazy translation or a Text: it is rendered in the reader's language
        self.more = more  # what the browser needs beside the sentence, such as a log's present head


class Invalid(Refusal):
    """What was sent is not well-formed or not complete."""

    status = 400
    kind = "invalid"


class NotPermitted(Refusal):
    """A member without the right to do this."""

    status = 403
    kind = "not-permitted"


class NotFound(Refusal):
    """It does not exist, or is none of this person's business: an outsider cannot tell which."""

    status = 404
    kind = "not-found"


class NotAllowedNow(Refusal):
    """Allowed at another moment, or in another phase, but not now."""

    status = 409
    kind = "not-allowed-now"


class TooLarge(Refusal):
    """More than the stated limit."""

    status = 413
    kind = "too-large"


class TooOften(Refusal):
    """More requests than one needs in this time."""

    status = 429
    kind = "too-often"


class Unavailable(Refusal):
    """The server cannot store this now (a full disk, a database away). Nothing was half-written; try again."""

    status = 503
    kind = "unavailable"
