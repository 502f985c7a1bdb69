from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from kring.demo.agreeing import AGREED, CHANGED, DOUBT
from kring.demo.between import ASKED, CASES, WROTE
from kring.demo.building import build_demo
from kring.demo.script import past_meetings, read_learning
from kring.groups.models import Group
from kring.groups.queries import records
from kring.meetings.models import Meeting
from kring.people.demonstration import CODES, recovery_code_of
from kring.people.models import Identity, Person
from kring.pulses.models import Pulse
from kring.rooms.models import Event
from kring.sealed.models import EpochWrap, Item, LogEntry, LogHead
from kring.sealed.rules.identity import parse_identity
from kring.sealed.rules.log import replay
from kring.twin.account import Account
from kring.twin.epochs import Wrap, open_epochs
from kring.twin.items import GroupView, open_item
from kring.twin.recovery import make_recovery_code
from kring.twin.ways import RecoveryCode, WayIn, open_way_in
from tests.cast import TEN

pytestmark = pytest.mark.django_db  # also without other tests beside these, a database is made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(folder: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """The demo, built once and committed; its recovery codes by person id. These tests only read."""
    with django_db_blocker.unblock():
        try:
            assert build_demo(folder, now=TEN)
            yield json.loads((folder / CODES).read_text("utf-8"))
        finally:
            call_command("flush", interactive=False, verbosity=0)


def opened(person: Person, code: str) -> Account:
    identity = Identity.objects.get(person=person)
    kept = identity.ways_in.get()
    way_in = WayIn(str(kept.id), kept.kind, bytes(kept.header), bytes(kept.ciphertext))
    account_record = bytes(identity.record)

    root = open_way_in(way_in, RecoveryCode(code), parse_identity(account_record))
    return Account.open(str(person.pk), account_record, bytes(identity.sealed_bundle), root)


def view_of(account: Account, group: Group) -> GroupView:
    entries = [bytes(row.entry) for row in LogEntry.objects.filter(group=group.pk).order_by("seq")]
    roster = replay(str(group.pk), entries, records(group))
    rows = EpochWrap.objects.filter(group=group.pk, person__id=account.person)
    wraps = [Wrap(row.epoch, str(row.person_id), bytes(row.identity_hash), bytes(row.sealed_key)) for row in rows]
    return GroupView(account.person, roster, open_epochs(account, roster, wraps))


def test_fons_opens_with_his_recovery_code_what_his_group_wrote(demo):
    fons = Person.objects.get(email="fons@delinde.example")
    group = Group.objects.get(name="Wijkteam Oost")
    view = view_of(opened(fons, demo[str(fons.pk)]), group)
    texts = [open_item(view, bytes(item.sealed_item)).body.text for item in Item.objects.filter(group=group.pk)]
    wrote = [said.text.strip() for past in past_meetings() if past.group == "wijkteam-oost" for said in past.said]
    told = read_learning()
    others = 1 + 2  # what they agreed on, and what they told outside or may yet tell
    others += sum(map(len, told["evaluation"].values())) + len(told["reading"])
    others += 1 + 1 + len(told["joint"]["confirmed_by"])  # the joint report, confirmed by its writer too
    assert len(texts) == len(wrote) + len(CASES) + 1 + len(WROTE) + others
    assert "Prima. Telefoon staat uit." in texts


def test_both_groups_have_an_agreement_in_force_and_one_thinks_of_changing_it(demo):
    oost, nacht = (LogHead.objects.get(group=Group.objects.get(name=n).pk) for n in ("Wijkteam Oost", "Nachtzorg"))
    assert (oost.agreement["newest"], oost.agreement["in_force"], len(oost.agreement["signed"])) == (1, 1, 6)
    koen = Person.objects.get(email="koen@delinde.example")
    assert (nacht.agreement["newest"], nacht.agreement["in_force"]) == (2, 1)
    assert nacht.agreement["signed"] == [str(koen.pk)]


def test_the_poll_that_is_over_is_closed_and_the_one_that_runs_waits_for_four(demo):
    polls = [(one.state, one.voters.filter(has_voted=False).count()) for one in Pulse.objects.order_by("opened_on")]
    assert polls == [("closed", 0), ("closed", 0), ("open", 4)]
    anna = Person.objects.get(email="anna@delinde.example")
    assert not Pulse.objects.get(state="open").voters.get(person=anna).has_voted


def test_a_past_meeting_ended_and_only_a_round_that_runs_hides_something(demo):
    assert Event.objects.filter(body__kind="closed").count() == len(past_meetings())
    assert Item.objects.filter(opened_at=None).count() == len(WROTE)


def test_a_past_meeting_knows_from_its_room_who_brought_the_case_and_who_was_there(demo):
    held = Meeting.objects.filter(closed_at__isnull=False).order_by("starts_at")
    presenters = [Person.objects.get(pk=meeting.held["presenter"][0]).email for meeting in held]
    planned = sorted(past_meetings(), key=lambda past: -past.weeks_ago)
    assert presenters == [f"{past.roles['presenter']}@delinde.example" for past in planned]
    assert all(len(meeting.seen) == meeting.group.memberships.filter(guides=False).count() for meeting in held)


def test_the_database_holds_no_word_of_what_was_said(demo):
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        with sqlite3.connect(file) as database:
            database.execute("PRAGMA wal_checkpoint(FULL)")
        stored = file.read_bytes()
    else:
        with connection.cursor() as cursor:
            cursor.execute("select string_agg(body::text, '') from rooms_event")
            stored = cursor.fetchone()[0].encode()
    said = [one.text.strip() for past in past_meetings() for one in past.said]
    said += [words for _, _, *case in CASES for words in case] + [ASKED, *WROTE.values()]
    told = read_learning()
    said += [row["text"] for row in told["goal"]] + [row["what"] for row in told["resolution"]]
    said += [words for row in told["report"] for words in row["answers"].values()]
    said += [text for _, _, text in AGREED] + [*CHANGED.values(), *DOUBT[1:]]
    assert [words for words in said if words[:40].encode() in stored] == []


def test_a_second_start_leaves_the_demo_as_it_was(demo, tmp_path):
    before = Item.objects.count()
    assert not build_demo(tmp_path, now=TEN)
    assert Item.objects.count() == before


def test_the_code_is_shown_in_the_demo_only(demo, folder, settings):
    settings.DATA = folder
    fons = Person.objects.get(email="fons@delinde.example")
    settings.DEMO = True
    assert recovery_code_of(fons) == demo[str(fons.pk)]
    settings.DEMO = False
    assert recovery_code_of(fons) == ""


def test_another_code_opens_nothing(demo):
    fons = Person.objects.get(email="fons@delinde.example")
    with pytest.raises(Exception, match="cannot-open"):
        opened(fons, make_recovery_code())
