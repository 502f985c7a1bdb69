import pytest

from kring.sealed.rules.item import parse_header
from kring.twin import (
    Body,
    Ledger,
    Refused,
    admit,
    approve_key_change,
    ask_to_join,
    close_group,
    leave_group,
    new_epoch,
    open_epochs,
    open_item,
    open_personal,
    record_comparison,
    regrant,
    remove_member,
    seal_item,
    seal_personal,
    slot_of,
)
from kring.twin.tests.circle import ANNA, BRAM, CHAIMA, EAST, MEETING, circle_of_two

SLOT = slot_of(EAST, MEETING, "phase/ask/1")


@pytest.fixture
def two():
    return circle_of_two()


def refused(function, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        function(*args, **kwargs)
    return caught.value.reason


def test_a_member_reads_what_another_sealed(two):
    circle, anna, bram = two
    sealed = seal_item(anna, circle.view(anna), Body("question", "Wat raakt je? 🙂 שלום"), slot=SLOT)
    assert open_item(circle.view(bram), sealed, slot=SLOT, author=ANNA).body.text == "Wat raakt je? 🙂 שלום"
    assert parse_header(sealed).author == ANNA


def test_what_was_said_before_somebody_came_stays_closed_to_them(two):
    circle, anna, bram = two
    before = seal_item(anna, circle.view(anna), Body("note", "alleen voor ons"), slot=SLOT)
    chaima = circle.person(CHAIMA)
    circle.accept(ask_to_join(chaima, circle.roster))
    circle.accept(admit(bram, circle.roster, CHAIMA))
    assert refused(open_item, circle.view(chaima), before) == "epoch-not-mine"


def test_nothing_is_sealed_between_a_leaving_and_the_next_epoch(two):
    circle, anna, bram = two
    circle.accept(leave_group(bram, circle.roster))
    assert refused(seal_item, anna, circle.view(anna), Body("note", "nog niet"), slot=SLOT) == "epoch-stale"
    circle.accept(new_epoch(anna, circle.roster))
    sealed = seal_item(anna, circle.view(anna), Body("note", "nu wel"), slot=SLOT)
    assert refused(open_item, circle.view(bram), sealed) == "epoch-not-mine"


def test_a_person_who_lost_everything_gets_their_own_epochs_back(two):
    circle, anna, bram = two
    before = seal_item(anna, circle.view(anna), Body("note", "van vroeger"), slot=SLOT)
    again = circle.person(BRAM, 2)
    circle.accept(ask_to_join(again, circle.roster))
    circle.accept(approve_key_change(anna, circle.roster, BRAM, how="words"))
    circle.wraps.extend(regrant(anna, circle.roster, circle.wraps_of(ANNA), BRAM))
    assert open_item(circle.view(again), before).body.text == "van vroeger"
    assert 3 not in open_epochs(bram, circle.roster, circle.wraps_of(BRAM))


def test_the_log_remembers_comparisons_removals_and_the_end(two):
    circle, anna, bram = two
    circle.accept(record_comparison(bram, circle.roster, [ANNA], how="qr"))
    roster = circle.accept(remove_member(anna, circle.roster, BRAM))
    assert {(by, person) for by, person, _ in roster.compared} == {(ANNA, BRAM), (BRAM, ANNA)}
    assert set(roster.members) == {ANNA}
    circle.accept(close_group(anna, circle.roster))
    assert refused(seal_item, anna, circle.view(anna), Body("note", "te laat"), slot=SLOT) == "log-closed"


def test_a_ledger_notices_an_older_revision_and_another_item_under_the_same_id(two):
    circle, anna, bram = two
    reader, writer, item = circle.view(bram), circle.view(anna), "17e30000-0000-4000-8000-000000000001"
    first = seal_item(anna, writer, Body("note", "eerst"), slot=SLOT, item=item)
    second = seal_item(anna, writer, Body("note", "toen"), slot=SLOT, item=item, revision=2)
    other = seal_item(anna, writer, Body("note", "anders"), slot=SLOT, item=item, revision=2)
    open_item(reader, first)
    open_item(reader, second)
    assert refused(open_item, reader, first) == "item-rolled-back"
    assert refused(open_item, reader, other) == "item-reused"


def test_a_personal_item_opens_for_its_owner_and_may_be_64_kib_long(two):
    _, anna, bram = two
    text = "é" * 32_768
    sealed = seal_personal(anna, Body("note", text), slot=SLOT)
    assert open_personal(anna, sealed, Ledger(), slot=SLOT).body.text == text
    assert refused(open_personal, bram, sealed, Ledger()) == "item-other-author"
    assert refused(seal_personal, anna, Body("note", text + "."), slot=SLOT) == "too-large"
