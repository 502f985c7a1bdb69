"""The question about dates that runs in the demo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kring.dates import actions, queries
from kring.dates.models import Poll
from kring.dates.rules.choosing import Can
from kring.dates.rules.slots import Pattern, rounds
from kring.groups.models import Group
from kring.people.models import Person
from kring.rounds.rules.timing import closing

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LETTERS = {"y": Can.YES, "m": Can.IF_NEED_BE, "n": Can.NO}
SAID = {"lotte": "yymynyyy", "hugo": "ynyyymny"}  # for each moment in order; the others have still to answer


def ask_for_dates(group: Group, people: Mapping[str, Person], *, by: str, now: datetime) -> Poll:
    """Four meetings, six weeks apart, on a Tuesday or a Thursday; two have answered."""
    first = (now + timedelta(weeks=8)).astimezone(AMSTERDAM)
    hour = first.replace(hour=13, minute=30).time().replace(second=0, microsecond=0)
    pattern = Pattern(first.date() - timedelta(days=first.weekday()), 4, 6, 1, (1, 3), (hour,), 120)
    question = actions.Question(
        rounds(pattern, avoid=(), zone=AMSTERDAM), 120, closing(now, 7, AMSTERDAM), weeks=6, place="Teamkamer Nachtzorg"
    )
    poll = actions.ask(group, question, by=people[by], now=now)
    slots = queries.ahead(poll, now=now)
    for key, letters in SAID.items():
        said = {slot.pk: LETTERS[letter] for slot, letter in zip(slots, letters, strict=True)}
        actions.answer(poll, said, by=people[key], now=now)
    return poll
