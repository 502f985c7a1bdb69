"""The group Wijkteam Oost with everybody's role in place, and a request for every route."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from kring.dates.models import Poll, Slot
from kring.groups.models import Group
from kring.meetings.models import Meeting
from kring.methods import library
from kring.offerings.models import Intervisor
from kring.programmes.models import Party, Programme
from kring.project.api import api
from kring.pulses.models import Pulse, Voter
from kring.quotes.models import Quote
from kring.rounds.models import Round, Writer
from kring.sealed.models import LogHead
from kring.talks.models import Agreement, Talk
from kring.web.wire import to_wire
from kring.workshop.models import MethodVersion, OwnMethod
from tests.cast import TEN, Cast, make_offering, make_programme
from tests.routes import lists, releases

ROUND = uuid.UUID(int=7)
POLL = uuid.UUID(int=11)
PULSE = uuid.UUID(int=13)
SUBSTITUTE = uuid.UUID(int=14)
OWN_KEY = "incident-oost"
OFFERING = "samen-leren"
INTERVISOR = uuid.UUID(int=10)
TALK = uuid.UUID(int=11)
QUOTE = "2026-0001"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def routes() -> Iterator[str]:
    """Every route of the URL table."""
    yield from dict.fromkeys(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _walk(pattern.url_patterns, route)


def api_operations() -> set[tuple[str, str]]:
    """Every operation of the JSON API, as its own description says."""
    paths = api.get_openapi_schema()["paths"]
    return {
        (method.upper(), path.lstrip("/").replace("{", "<").replace("}", ">"))
        for path, operations in paths.items()
        for method in operations
    }


def set_roles(cast: Cast) -> Meeting:
    """Anna and Bram are in; Daan was only invited; Elif was in and left. There is a meeting, held by nobody yet.

    Greet made a method for the organisation and offers it. The organisation has an offering on its public pages.
    """
    _offer(cast)
    roster = [str(cast[name].pk) for name in ("Anna", "Bram")]
    LogHead.objects.create(group=cast.oost.id, seq=1, entry_hash=bytes(32), epoch=1, is_stale=False, roster=roster)
    cast.oost.memberships.filter(person=cast["Elif"]).update(left_at=TEN)
    programme = make_programme(cast)
    programme.parties.filter(person__in=[cast["Daan"], cast["Elif"]]).update(until=TEN)
    Quote.objects.create(
        organisation=cast.linde,
        programme=programme,
        year=2026,
        number=1,
        version=1,
        document={"title": "Intervisie", "people": 6, "valid_until": "2999-01-01"},
        valid_until=date(2999, 1, 1),
        sent_by=cast["Greet"],
        sent_at=TEN,
    )
    _talk(cast, programme)
    releases.tell(cast, programme)
    asked = Round.objects.create(
        id=ROUND,
        group=cast.oost,
        kind="questions",
        begun_by=cast["Bram"],
        begun_at=TEN,
        closes_at=datetime(2999, 1, 1, tzinfo=UTC),
    )
    Writer.objects.create(round=asked, person=cast["Anna"])
    script = {**library.method("incident").script(), "key": OWN_KEY}
    people = {"made_by": cast["Greet"], "changed_by": cast["Greet"]}
    own = OwnMethod.objects.create(
        organisation=cast.linde, key=OWN_KEY, draft=script, made_at=TEN, changed_at=TEN, **people
    )
    MethodVersion.objects.create(method=own, number=1, script=script, by=cast["Greet"], at=TEN)
    _pulse(cast)
    lists.make_list(cast)
    starts = TEN + timedelta(days=9)
    poll = Poll.objects.create(
        id=POLL, group=cast.oost, minutes=120, made_at=TEN, closes_at=starts, nudge_at=starts, asked_by=cast["Bram"]
    )
    Slot.objects.create(poll=poll, round=0, starts_at=datetime(2999, 1, 1, tzinfo=UTC))
    meeting = Meeting.objects.create(
        group=cast.oost, starts_at=starts, ends_at=starts + timedelta(hours=2), method="incident", made_at=TEN
    )
    meeting.substitutes.create(id=SUBSTITUTE, person=cast["Hugo"], asked_by=cast["Anna"], asked_at=TEN)
    return meeting


def _pulse(cast: Cast) -> None:
    days = {"opened_on": date(2026, 11, 23), "closes_on": date(2999, 1, 1)}
    pulse = Pulse.objects.create(id=PULSE, group=cast.oost, sealed_poll=b"sealed", epoch=1, opened_seq=1, **days)
    Voter.objects.create(pulse=pulse, person=cast["Anna"])


def _offer(cast: Cast) -> None:
    make_offering(cast.linde, OFFERING, "independence", for_teams=True, for_individuals=True)
    Intervisor.objects.create(id=INTERVISOR, organisation=cast.linde, name="Noor")


def _talk(cast: Cast, programme: Programme) -> None:
    """One that was held with Anna; and an agreement that nobody signed."""
    Talk.objects.create(
        id=TALK, programme=programme, kind="closing", about=cast["Anna"], starts_at=TEN, minutes=60, planned_at=TEN
    )
    Agreement.objects.create(programme=programme, number=1, language="nl", clauses=[], at=TEN)


def address(route: str, cast: Cast, meeting: Meeting) -> str:
    """The route with ids that exist."""
    ids = {
        "<uuid:organisation_id>": cast.linde.id,
        **lists.IDS,
        "<uuid:group_id>": cast.oost.id,
        "<group_id>": cast.oost.id,
        "<uuid:meeting_id>": meeting.id,
        "<meeting_id>": meeting.id,
        "<uuid:round_id>": ROUND,
        "<round_id>": ROUND,
        "<uuid:poll_id>": POLL,
        "<pulse_id>": PULSE,
        "<uuid:substitute_id>": SUBSTITUTE,
        "<uuid:room_id>": meeting.id,
        "<int:party_id>": Party.objects.filter(role="commissioner").values_list("pk", flat=True).first() or 0,
        "<slug:key>": OWN_KEY,
        "<slug:offering>": OFFERING,
        "<uuid:talk_id>": TALK,
        "<uuid:release_id>": releases.RELEASE,
        "<number>": 6,
        "<talk_id>": TALK,
        "<uuid:intervisor_id>": INTERVISOR,
        "<str:interest_token>": "no-such-token",
        "<slug:step>": "incident",
        "<uuid:person_id>": cast["Fons"].pk,
        "<uuid:programme_id>": Group.objects.get(pk=cast.oost.pk).programme_id,
        "<slug:step_name>": "stop",
        "<slug:quote_number>": QUOTE,
        "<item_id>": uuid.uuid4(),
        "<way_in_id>": uuid.uuid4(),
        "<int:title_id>": 999_999,
        "<int:device_id>": 999_999,
        "<int:closure_id>": 999_999,
        "<str:token>": "no-such-token",
        "<slug:form_name>": "traject",
        "<form>": "programme",
        "<about>": cast.oost.id,
        "<slug:method_key>": "incident",
        "<method_key>": "incident",
    }
    for name, value in ids.items():
        route = route.replace(name, str(value))
    if "<" in route:
        raise AssertionError(f"say in {__name__} which id to put in {route}")
    return "/" + route


def body(route: str) -> Any:
    """A body of the right shape for the JSON API, so that only the gate can refuse it."""
    shapes: dict[str, Any] = {
        "log": {"after": {"seq": 0, "hash": to_wire(bytes(32))}, "entries": [to_wire(b"entry")]},
        "wraps": [],
        "agreement/copies": [],
        "publication": {"terms": {}},
        "practice/<method_key>/step": {
            "role": "adviser",
            "others": 4,
            "case": "nurse",
            "seed": 1,
            "language": "nl",
            "seen": 0,
            "asked": [{"at": 9000, "command": {"kind": "raise", "id": str(uuid.UUID(int=1))}}],
        },
        "items/<item_id>": {"sealed": to_wire(b"sealed")},
        "note/<number>": {"digest": to_wire(bytes(32)), "copies": []},
        "<number>/signature": {"signature": to_wire(bytes(64))},
        "answers/<item_id>": {"sealed": to_wire(b"sealed")},
        "texts/<item_id>": {"sealed": to_wire(b"sealed")},
        "offers/<item_id>": {"sealed": to_wire(b"sealed")},
        "votes/<item_id>": {"sealed": to_wire(b"sealed")},
        "me/shared/<item_id>": {"reader": str(uuid.UUID(int=1)), "sealed": to_wire(b"sealed")},
        "own": {"step": "prepared", "done": True},
        "pulses/<pulse_id>": {"sealed": to_wire(b"sealed"), "closes_on": "2999-01-01"},
        "pulses/<pulse_id>/ballots": {"ballot": to_wire(bytes(358)), "receipt": to_wire(bytes(510))},
        "presenter": {"person": str(uuid.UUID(int=1))},
        "rounds": {
            "id": str(uuid.UUID(int=8)),
            "kind": "questions",
            "days": 3,
            "item": str(uuid.UUID(int=9)),
            "sealed": to_wire(b"sealed"),
        },
        "me/items/<item_id>": {"slot": to_wire(bytes(32)), "revision": 1, "sealed": to_wire(b"sealed")},
    }
    return next((shape for end, shape in reversed(shapes.items()) if route.endswith("/" + end)), {})
