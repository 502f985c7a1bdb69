"""What the pages show of a poll: the list to answer, and the proposal with who can and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.timezone import localtime

from kring.dates import queries
from kring.dates.models import Poll, Slot
from kring.dates.rules.choosing import Asked, Can, Proposal, WhyNot, why_not
from kring.groups.permissions import rights
from kring.meetings.queries import members_of
from kring.people.models import Person

OFTEN = 3  # moments on the same weekday and hour, from which one press for all of them is a help


def poll_shown(poll: Poll, reader: Person, *, now: datetime) -> dict[str, Any]:
    """`rounds`: for each meeting its moments with the reader's own answer. `missing`: names of who has not answered."""
    slots = queries.ahead(poll, now=now)
    said = queries.answers_of(poll, reader)
    members = members_of(poll.group)
    missing = queries.missing(poll, now=now)
    return {
        "poll": poll,
        "group": poll.group,
        "may": rights(reader, poll.group),
        "is_member": reader in members,
        "is_done": reader in members and reader not in missing,
        "rounds": [
            {"slots": [{"slot": slot, "said": said.get(slot.pk, "")} for slot in row]}
            for _number, row in _by_round(slots)
        ],
        "patterns": _patterns(slots),
        "missing": [person.name for person in missing],
        "has_answers": queries.has_answers(poll),
        "planned": [slot.meeting for slot in poll.slots.exclude(meeting=None).select_related("meeting")],
    }


def _by_round(slots: Sequence[Slot]) -> list[tuple[int, list[Slot]]]:
    ordered = sorted(slots, key=lambda slot: (slot.round, slot.starts_at))
    return [(number, list(row)) for number, row in groupby(ordered, key=lambda slot: slot.round)]


def _patterns(slots: Sequence[Slot]) -> list[dict[str, Any]]:
    """Weekdays and hours that come often: `key` names one, `first` is a moment of it."""
    found: dict[str, list[Slot]] = {}
    for slot in slots:
        found.setdefault(pattern_of(slot), []).append(slot)
    often = [(key, row) for key, row in sorted(found.items()) if len(row) >= OFTEN]
    return [{"key": key, "first": row[0], "count": len(row)} for key, row in often]


def pattern_of(slot: Slot) -> str:
    local = localtime(slot.starts_at)
    return f"{local.weekday()}-{local:%H:%M}"


def proposal_shown(poll: Poll, reader: Person, *, now: datetime, pinned: Collection[int] = ()) -> dict[str, Any]:
    """`dates`: the chosen moments with who can; `present` of `seats` are filled. Empty when nobody answered."""
    asked = queries.asked(poll, now=now, pinned=pinned)
    found = _best(asked) if asked.said else None
    slots = {slot.pk: slot for slot in queries.ahead(poll, now=now)}
    names = {str(person.pk): person.name for person in members_of(poll.group)}
    dates = [_date(asked, found, at, slots, names) for at in range(len(found.moments))] if found else []
    return {
        **poll_shown(poll, reader, now=now),
        "dates": dates,
        "keeps_distance": found is None or found.keeps_distance,
        "present": sum(len(date["yes"]) + len(date["maybe"]) for date in dates),
        "seats": len(dates) * len(names),
        "short": [date for date in dates if date["short"]],
        "quorum": asked.quorum,
        "lost": len({slot.round for slot in poll.slots.all()}) - len(asked.rounds),
    }


def _best(asked: Asked) -> Proposal | None:
    from kring.dates.rules.solving import best  # noqa: PLC0415 -- numpy takes a moment to load; a page without it must not wait

    return best(asked)


def _date(asked: Asked, found: Proposal, at: int, slots: dict[int, Slot], names: dict[str, str]) -> dict[str, Any]:
    moment = found.moments[at]
    [row] = [each for each in asked.rounds if moment in each]
    others = sorted((other for other in row if other != moment), key=lambda other: (-asked.worth(other), other))
    return {
        "slot": slots[moment],
        **_who(asked, moment, names),
        "presenter": names.get(found.presenters[at] or "", ""),
        "short": asked.short(moment) > sum(asked.of(moment, person) is None for person in asked.presenters),
        "others": [_other(asked, found, at, other, slots[other]) for other in others[:4]],
    }


def _who(asked: Asked, moment: int, names: dict[str, str]) -> dict[str, list[str]]:
    kinds: dict[str, Can | None] = {"yes": Can.YES, "maybe": Can.IF_NEED_BE, "no": Can.NO, "unknown": None}
    return {
        kind: [names[person] for person in asked.people if asked.of(moment, person) is can]
        for kind, can in kinds.items()
    }


def _other(asked: Asked, found: Proposal, at: int, other: int, slot: Slot) -> dict[str, Any]:
    """Another moment for this meeting, how many can come, and the link that chooses it."""
    reason = why_not(asked, found, at, other)
    kept = asked.pinned - set(next(row for row in asked.rounds if other in row))
    link = "&".join(f"kies={pin}" for pin in sorted({*kept, other}))
    return {
        "slot": slot,
        "coming": sum(asked.may_come(other, person) for person in asked.people),
        "is_near": reason is WhyNot.NEAR,
        "is_as_good": reason is WhyNot.AS_GOOD,
        "link": f"?{link}",
    }
