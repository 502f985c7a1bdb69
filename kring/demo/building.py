"""Builds the demo in an empty database: two groups, their past meetings, one ready to start, and more to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kring.demo.agreeing import agree, propose_change
from kring.demo.between import ask_in_writing, offer_cases
from kring.demo.catalogue import offer_elsewhere, offer_programmes
from kring.demo.dates import ask_for_dates
from kring.demo.learning import Learning
from kring.demo.people import (
    COMMISSIONER,
    COORDINATOR,
    GROUPS,
    INTERVISOR,
    NAMES,
    ORGANISATION,
    OTHER_COORDINATOR,
    OTHER_ORGANISATION,
    REQUESTER,
    DemoGroup,
    email_of,
)
from kring.demo.playing import play
from kring.demo.programmes import ask_for_programme, run_programme
from kring.demo.quotes import wait_for_an_answer
from kring.demo.releasing import tell
from kring.demo.script import PastMeeting, past_meetings, read_learning
from kring.demo.sealing import Player, Table, gather, make_player
from kring.demo.telling import Telling
from kring.demo.volunteers import make_list
from kring.groups.models import Group, Membership
from kring.meetings.models import Meeting, RoleHolder
from kring.offerings.models import OfferingVersion
from kring.organisations.models import Appointment, Organisation
from kring.people.demonstration import keep_recovery_codes
from kring.people.models import Person

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LASTS = timedelta(hours=2)
METHOD = "incident"
METHOD_NAME = "Incidentmethode"
PLACE = "Wijkgebouw De Linde, ruimte 2.14"

# Group, weeks from now, presenter, facilitator. The first one is ready to start.
COMING = (
    ("wijkteam-oost", 0, "fons", "daan"),
    ("wijkteam-oost", 6, "anna", "elif"),
    ("wijkteam-oost", 12, "bram", "fons"),
    ("wijkteam-oost", 18, "chaima", "anna"),
    ("wijkteam-oost", 24, "elif", "bram"),
    ("nachtzorg", 3, "jamila", "koen"),
)

OFFERED_FOR = ("wijkteam-oost", 6)
ASKED_IN = "wijkteam-oost"
CHANGING = "nachtzorg"  # its agreement
AGREED_FOR = timedelta(weeks=26)


@dataclass(frozen=True)
class Cast:
    """Everybody in the demo with open keys, by demo key."""

    players: Mapping[str, Player]

    @property
    def ids(self) -> dict[str, str]:
        return {key: str(player.person.pk) for key, player in self.players.items()}


def build_demo(data: Path, *, now: datetime) -> bool:
    """Build the demo once: False when the database already holds an organisation. `data` gets the recovery codes."""
    if Organisation.objects.exists():
        return False
    began = now - timedelta(weeks=12)
    organisation = Organisation.objects.create(name=ORGANISATION, made_at=began)
    cast = Cast({key: make_player(_person(key), now=began) for key in NAMES})
    _appoint(organisation, cast.players[COORDINATOR], began)
    usual = _fill_catalogues(organisation, cast, began - timedelta(weeks=6))
    tables = {group.key: _table(organisation, group, cast, began) for group in GROUPS}
    _run_programme(tables[ASKED_IN].group, cast, usual, began)
    wait_for_an_answer({key: player.person for key, player in cast.players.items()}, now=now)
    ask_for_programme(cast.players[REQUESTER].person, usual, now=now - timedelta(days=2))
    held: dict[tuple[str, int], Meeting] = {}
    for past in past_meetings():
        held[past.group, past.weeks_ago] = meeting = _past(past, tables[past.group], cast, now)
        play(meeting, past, tables[past.group], cast.ids)
    for key, weeks, presenter, facilitator in COMING:
        meeting = _coming(tables[key].group, weeks, {"presenter": presenter, "facilitator": facilitator}, cast, now)
        held.setdefault((key, -weeks), meeting)
        if (key, weeks) == OFFERED_FOR:
            offer_cases(meeting, tables[key], cast.ids, now=now)
    ask_in_writing(tables[ASKED_IN], cast.ids, by="bram", now=now)
    make_list(organisation, now=now)
    people = {key: player.person for key, player in cast.players.items()}
    ask_for_dates(tables["nachtzorg"].group, people, by="lotte", now=now)
    _learn(cast, tables[ASKED_IN], held, now=now)
    keep_recovery_codes({str(player.person.pk): player.recovery_code for player in cast.players.values()}, folder=data)
    return True


def _learn(cast: Cast, table: Table, held: Mapping[tuple[str, int], Meeting], *, now: datetime) -> None:
    """What is learned, alone and together, and what the group told outside."""
    told = read_learning()
    meetings = {group.key: {weeks: one for (key, weeks), one in held.items() if key == group.key} for group in GROUPS}
    own = {member: meetings[group.key] for group in GROUPS for member in group.members}
    Learning(cast.players, own, now).keep(told)
    telling = Telling(table, cast.ids, meetings[ASKED_IN], now)
    telling.evaluate(told["evaluation"])
    telling.report_together(told["joint"], METHOD_NAME)
    telling.recommend(told["title"], told["reading"], by=cast.players[COORDINATOR].person)
    *before, open_now = told["pulse"]
    for asked in before:
        telling.ask_how_safe(asked)
    after = tell(table, cast.players[COMMISSIONER].person, now=now)
    replace(telling, table=after).ask_how_safe(open_now)


def _fill_catalogues(organisation: Organisation, cast: Cast, at: datetime) -> OfferingVersion:
    """Both catalogues. Answers what the teams of the first ask for."""
    greet, noor, joke = (cast.players[key].person for key in (COORDINATOR, INTERVISOR, OTHER_COORDINATOR))
    usual = offer_programmes(organisation, by=greet, intervisor=noor, now=at)
    elsewhere = Organisation.objects.create(name=OTHER_ORGANISATION, made_at=at)
    _appoint(elsewhere, cast.players[OTHER_COORDINATOR], at)
    offer_elsewhere(elsewhere, by=joke, now=at)
    return usual


def _person(key: str) -> Person:
    return Person.objects.create(name=NAMES[key], email=email_of(key))


def _appoint(organisation: Organisation, player: Player, at: datetime) -> None:
    Appointment.objects.create(
        organisation=organisation, person=player.person, role=Appointment.Role.COORDINATOR, made_at=at
    )


def _table(organisation: Organisation, demo: DemoGroup, cast: Cast, at: datetime) -> Table:
    group = Group.objects.create(organisation=organisation, name=demo.name, made_at=at)
    players = [cast.players[key] for key in demo.members]
    for seat, player in enumerate(players):
        Membership.objects.create(group=group, person=player.person, seat=seat, made_at=at)
    table = agree(gather(group, players, now=at), review_on=at.date() + AGREED_FOR, now=at)
    if demo.key != CHANGING:
        return table
    return propose_change(table, by=cast.ids["koen"], doubts=cast.ids["lotte"], now=at)


def _run_programme(group: Group, cast: Cast, offering: OfferingVersion, began: datetime) -> None:
    keys = next(demo.members for demo in GROUPS if demo.name == group.name)
    people = {key: player.person for key, player in cast.players.items()}
    run_programme(group, [people[key] for key in keys], people, offering=offering, began=began - timedelta(weeks=4))


def _past(past: PastMeeting, table: Table, cast: Cast, now: datetime) -> Meeting:
    day = (now - timedelta(weeks=past.weeks_ago)).astimezone(AMSTERDAM)
    starts_at = day.replace(hour=13, minute=0, second=0, microsecond=0)
    return _meeting(table.group, starts_at=starts_at, place=past.place, roles=past.roles, cast=cast, now=now)


def _coming(group: Group, weeks: int, roles: Mapping[str, str], cast: Cast, now: datetime) -> Meeting:
    """The next one starts at the last full quarter, so that its room can be opened at once."""
    local = now.astimezone(AMSTERDAM).replace(second=0, microsecond=0)
    soon = local - timedelta(minutes=local.minute % 15)
    starts_at = soon if not weeks else (local + timedelta(weeks=weeks)).replace(hour=13, minute=0)
    return _meeting(group, starts_at=starts_at, place=PLACE, roles=roles, cast=cast, now=now)


def _meeting(
    group: Group, *, starts_at: datetime, place: str, roles: Mapping[str, str], cast: Cast, now: datetime
) -> Meeting:
    meeting = Meeting.objects.create(
        group=group, starts_at=starts_at, ends_at=starts_at + LASTS, place=place, method=METHOD, made_at=now
    )
    for role, key in roles.items():
        RoleHolder.objects.create(meeting=meeting, role=role, person=cast.players[key].person)
    return meeting
