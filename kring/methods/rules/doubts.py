"""What is odd about a method that can be held all the same. It informs; `sense.py` refuses."""

from __future__ import annotations

from collections.abc import Iterator

from kring.kernel.text import Text
from kring.methods.rules.method import ADVISER, PRESENTER, Method, Phase
from kring.methods.rules.reading import Fault
from kring.methods.rules.sense_phase import asks

USUAL_GROUP = 6
USUAL_MINUTES = 120


def warnings_in(method: Method, *, people: int | None = None, minutes: int = USUAL_MINUTES) -> Iterator[Fault]:
    """What to think about, for a group of this size (six by default) and a meeting of this long."""
    size = people or max(method.smallest_group, min(USUAL_GROUP, method.largest_group))
    yield from _too_long(method, size, minutes)
    yield from _advice_before_questions(method)


def _too_long(method: Method, people: int, minutes: int) -> Iterator[Fault]:
    needed = method.minutes_for(people)
    if needed > minutes:
        yield Fault(
            None,
            Text(
                f"met {people} mensen duurt dit {needed} minuten; dat past niet in {minutes} minuten",
                f"with {people} people this takes {needed} minutes; it does not fit into {minutes} minutes",
            ),
        )


def _advice_before_questions(method: Method) -> Iterator[Fault]:
    for phase in method.phases:
        if _explores(phase):
            return
        if phase.asks_advice:
            yield Fault(
                phase.key,
                Text(
                    "hier komt advies, en er is nog niets gevraagd",
                    "advice is asked here, and nothing has been asked before",
                ),
            )
            return


def _explores(phase: Phase) -> bool:
    """Are questions written here, or may they be asked of the presenter aloud?"""
    aloud = phase.may_speak(ADVISER) and phase.may_speak(PRESENTER) and "questions" not in phase.forbidden
    return asks(phase, "question") or (aloud and not asks(phase, "lookback") and not asks(phase, "checkin"))
