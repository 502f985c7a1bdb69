"""The pages that gather, over many programmes: queries, and CPU per row against a page without any.

`kring bench overviews [--programmes 200] [--people 10] [--again 20] [--json]`. The database is a new one in a
temporary folder; both sides are asked in turn in one process, so that a neighbour on the machine slows both.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.project.settings")
KEPT = tempfile.TemporaryDirectory(prefix="kring-bench-")
os.environ["KRING_DATA"] = KEPT.name

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from kring.groups.models import Group, Membership
from kring.meetings.models import Meeting
from kring.organisations.models import Appointment, Organisation
from kring.overviews.lists import PAGE
from kring.people.models import Person
from kring.programmes.models import Party, Programme
from kring.programmes.rules.lifecycle import Role, State

NOW = datetime.now(UTC)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def person(name: str) -> Person:
    return Person.objects.create(name=name, email=f"{name.lower()}@example.org")


def organisation(name: str, coordinator: Person) -> Organisation:
    made = Organisation.objects.create(name=name, made_at=NOW)
    Appointment.objects.create(organisation=made, person=coordinator, role="coordinator", made_at=NOW)
    return made


def fill(home: Organisation, programmes: int, people: int, guide: Person, payer: Person) -> None:
    """Programmes with a group of `people` each, five meetings, a commissioner and an intervisor."""
    made = Programme.objects.bulk_create(
        Programme(
            organisation=home,
            title=f"Traject {number}",
            state=State.RUNNING if number % 2 else State.CLOSING,
            since=NOW - timedelta(days=number % 40),
            made_at=NOW,
        )
        for number in range(programmes)
    )
    groups = Group.objects.bulk_create(
        Group(organisation=home, programme=programme, name=programme.title, made_at=NOW) for programme in made
    )
    members = Person.objects.bulk_create(
        Person(name=f"P{number}", email=f"p{number}@example.org") for number in range(programmes * people)
    )
    seats = [(groups[number % programmes], number // programmes, each) for number, each in enumerate(members)]
    Membership.objects.bulk_create(Membership(group=g, seat=seat, person=each, made_at=NOW) for g, seat, each in seats)
    parties = [(group.programme, each, Role.PARTICIPANT) for group, _seat, each in seats]
    parties += [(each, guide, Role.INTERVISOR) for each in made] + [(each, payer, Role.COMMISSIONER) for each in made]
    Party.objects.bulk_create(Party(programme=p, person=each, role=role, since=NOW) for p, each, role in parties)
    begins = [NOW + timedelta(weeks=week) for week in (-8, -4, 1, 5, 9)]
    Meeting.objects.bulk_create(
        Meeting(group=group, starts_at=at, ends_at=at + timedelta(hours=2), method="incident", made_at=NOW)
        for group in groups
        for at in begins
    )


def asking(who: Person, path: str) -> Callable[[], bytes]:
    client = Client()
    client.force_login(who, backend=BACKEND)
    return lambda: client.get(path).content


def cpu_ms(ask: Callable[[], bytes]) -> float:
    begun = time.process_time()
    ask()
    return (time.process_time() - begun) * 1000


def compare(full: Callable[[], bytes], empty: Callable[[], bytes], *, rows: int, again: int) -> dict[str, Any]:
    """`ratio` is CPU per row shown over the CPU of the whole page that shows none."""
    for warm in (full, empty):
        warm()
    with CaptureQueriesContext(connection) as asked:
        full()
    queries = len(asked)  # a later request empties the log it looks into
    turns = [(cpu_ms(full), cpu_ms(empty)) for _turn in range(again)]
    much, little = (median(turn[side] for turn in turns) for side in (0, 1))
    per_row = (much - little) / rows
    return {
        "queries": queries,
        "rows": rows,
        "page_ms": round(much, 2),
        "empty_ms": round(little, 2),
        "ratio": round(much / rows / little, 3),
        "row_ms": round(per_row, 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="kring bench overviews", description=__doc__)
    parser.add_argument("--programmes", type=int, default=200)
    parser.add_argument("--people", type=int, default=10, help="in each group")
    parser.add_argument("--again", type=int, default=20, help="turns; the median counts")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    setup_test_environment()
    call_command("migrate", verbosity=0)
    coordinator, elsewhere, guide, payer = (person(name) for name in ("Greet", "Joke", "Noor", "Karel"))
    home, bare = organisation("De Linde", coordinator), organisation("Praktijk Zuid", elsewhere)
    fill(home, wanted.programmes, wanted.people, guide, payer)
    shown = min(PAGE, wanted.programmes)
    found = {
        "coordinator": compare(
            asking(coordinator, f"/organisaties/{home.pk}/trajecten/"),
            asking(elsewhere, f"/organisaties/{bare.pk}/trajecten/"),
            rows=shown,
            again=wanted.again,
        ),
        "intervisor": compare(
            asking(guide, "/begeleiding/"), asking(elsewhere, "/begeleiding/"), rows=shown, again=wanted.again
        ),
        "commissioner": compare(
            asking(payer, "/opdrachten/"), asking(elsewhere, "/opdrachten/"), rows=shown, again=wanted.again
        ),
    }
    if wanted.json:
        print(json.dumps(found))
        return
    for who, row in found.items():
        print(f"{who:13} {row['queries']:3} queries, {row['rows']} rows: {row['ratio']} of an empty page's CPU per row")


if __name__ == "__main__":
    main()
