"""What an offering says, as one value. Drafts and versions keep it as plain JSON.

Unknown is None or empty, never a guess: then the page says "in consultation" or "on request".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Literal

SMALLEST, LARGEST = 3, 10  # members of any group, whatever an offering says


class Level(StrEnum):
    """Who leads the meetings, on the way to a group that goes on by itself."""

    LED = "led"  # by the intervisor
    LED_WITH_MEMBER = "led-with-member"
    MEMBER_LEADS = "member-leads"  # the intervisor is in the background
    ALONE = "alone"
    FOLLOW_UP = "follow-up"  # one meeting, a year after the last


@dataclass(frozen=True, slots=True)
class Stage:
    """A level of the hand-over path, and the meeting it begins at, counted from 1."""

    level: Level
    meeting: int


@dataclass(frozen=True, slots=True)
class Form:
    """How the meetings are. None: agreed with each group."""

    smallest: int | None = None
    largest: int | None = None
    meetings: int | None = None
    minutes: int | None = None  # of one meeting
    weeks_between: int | None = None
    months_from: int | None = None
    months_to: int | None = None
    place: str = ""
    in_working_time: bool = False
    preparation: int | None = None  # minutes a participant needs beside each meeting, report included

    @property
    def bounds(self) -> tuple[int, int]:
        """The fewest and the most members of a group, also when the offering says nothing."""
        return self.smallest or SMALLEST, self.largest or LARGEST


@dataclass(frozen=True, slots=True)
class Price:
    """What it costs. `cents` None: on request."""

    cents: int | None = None
    participants: int | None = None  # for how many together
    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Praise:
    """A testimonial: what somebody says of it, and who, as far as they may be known."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which a group begins, and what else there is to say of it, such as where."""

    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    phone: str = ""
    mail: str = ""
    has_form: bool = False  # a form on the page, that goes to `mail`


@dataclass(frozen=True, slots=True)
class Content:
    """A whole offering. The texts `aim`, `explanation`, `conditions` and `results` may have a few marks (marks.py)."""

    language: Literal["nl", "en"] = "nl"
    title: str = ""
    kind: str = ""  # type of learning activity
    audience: str = ""
    theme: str = ""
    summary: str = ""  # one or two sentences, for the list and for search engines
    aim: str = ""
    explanation: str = ""
    form: Form = Form()
    methods: tuple[str, ...] = ()  # keys of the library and of the organisation's own
    conditions: str = ""
    results: str = ""
    testimonials: tuple[Praise, ...] = ()
    for_teams: bool = True  # a manager or a team asks for a programme of their own
    for_individuals: bool = False  # somebody alone puts their name down for an open group
    dates: tuple[Moment, ...] = ()  # none: "no dates yet", with "keep me informed"
    contact: Contact = Contact()
    intervisors: tuple[str, ...] = ()  # ids of profiles, in the order they are shown
    price: Price = Price()
    path: tuple[Stage, ...] = ()  # the default hand-over, in the order of meetings

    def level_at(self, meeting: int) -> Level:
        """Who leads meeting number `meeting` when nobody decided otherwise: the intervisor, without a path."""
        begun = [stage.level for stage in self.path if stage.level != Level.FOLLOW_UP and stage.meeting <= meeting]
        return begun[-1] if begun else Level.LED

    @property
    def has_follow_up(self) -> bool:
        return any(stage.level == Level.FOLLOW_UP for stage in self.path)


def written(content: Content) -> dict[str, Any]:
    """As plain JSON."""
    document = asdict(content)
    document["dates"] = [{"on": moment.on.isoformat(), "note": moment.note} for moment in content.dates]
    for name in ("methods", "intervisors"):
        document[name] = list(document[name])
    document["testimonials"] = [dict(one) for one in document["testimonials"]]
    document["path"] = [{"level": stage.level.value, "meeting": stage.meeting} for stage in content.path]
    for name in ("included", "excluded"):
        document["price"][name] = list(document["price"][name])
    return document


def read(document: Mapping[str, Any]) -> Content:
    """The value back. What the document does not say is unknown; raises KeyError or ValueError when it is not ours."""
    price = document.get("price", {})
    lists = {name: tuple(price.get(name, ())) for name in ("included", "excluded")}
    return Content(
        **{field.name: document[field.name] for field in fields(Content) if _is_plain(field.name, document)},
        form=Form(**document.get("form", {})),
        methods=tuple(document.get("methods", ())),
        testimonials=tuple(Praise(**one) for one in document.get("testimonials", ())),
        dates=tuple(Moment(date.fromisoformat(one["on"]), one.get("note", "")) for one in document.get("dates", ())),
        contact=Contact(**document.get("contact", {})),
        intervisors=tuple(document.get("intervisors", ())),
        price=Price(**{**price, **lists}),
        path=tuple(Stage(Level(one["level"]), one["meeting"]) for one in document.get("path", ())),
    )


def _is_plain(name: str, document: Mapping[str, Any]) -> bool:
    return name in document and isinstance(document[name], str | bool)
