"""100,000 changed headers, items, entries, identities, wraps and ways in: none is accepted, none surprises."""

import json
import random

import pytest

from kring.sealed.rules.encoding import from_base64url as raw
from kring.sealed.rules.encoding import lp, split
from kring.sealed.rules.entry import parse_entry
from kring.sealed.rules.identity import Identities, parse_identity
from kring.sealed.rules.item import HEADER_BYTES, parse_header
from kring.sealed.rules.log import extend, replay, start
from kring.twin import GroupView, Ledger, Passkey, Refused, WayIn, Wrap, open_item, open_way_in
from kring.twin.epochs import open_wrap
from kring.twin.tests.vectors.__main__ import VECTORS
from kring.twin.tests.vectors.answers import account_of, records, roster_of, view_of, wraps_of

STAGE = json.loads(VECTORS.read_text())
FIELD_EDGES = (0, 16, 17, 18, 34, 50, 82, 98, 102, 106, 110, 142, HEADER_BYTES)


def flip_a_bit(dice, one, other):
    changed = bytearray(one)
    changed[dice.randrange(len(one))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def flip_in_front(dice, one, other):
    """In a header or the first fields, where a wrong reading hurts most."""
    changed = bytearray(one)
    changed[dice.randrange(min(len(one), HEADER_BYTES))] = dice.randrange(256)
    return bytes(changed)


def cut(dice, one, other):
    return one[: dice.randrange(len(one))]


def extend_it(dice, one, other):
    return one + dice.randbytes(dice.choice((1, 4, 16, 64, 256)))


def drop_some(dice, one, other):
    at = dice.randrange(len(one))
    return one[:at] + one[at + dice.randrange(1, 33) :]


def splice(dice, one, other):
    """Begin as one, end as another: both are right by themselves."""
    at = dice.choice(FIELD_EDGES) if dice.random() < 0.5 else dice.randrange(len(one))
    return one[:at] + other[at:]


def swap_fields(dice, one, other):
    """A field of another in the same place; for LP rows field by field, else the fields of an item's header."""
    try:
        mine, theirs = split(one), split(other)
    except Refused:
        first, last = sorted(dice.sample(FIELD_EDGES, 2))
        return one[:first] + other[first:last] + one[last:]
    at = dice.randrange(len(mine))
    mine[at] = theirs[at % len(theirs)] if dice.random() < 0.7 else mine[dice.randrange(len(mine))]
    return lp(*mine)


CHANGES = (flip_a_bit, flip_in_front, cut, extend_it, drop_some, splice, swap_fields)


def mutants(right, count, seed):
    """`count` changed samples, none of which is a right one."""
    dice, known = random.Random(seed), set(right)  # noqa: S311 - dice that fall the same way each time
    made = 0
    while made < count:
        place = dice.randrange(len(right))
        one, other = right[place], dice.choice(right)
        changed = dice.choice(CHANGES)(dice, one, other)
        if changed not in known:
            made += 1
            yield place, changed


def refused_all(right, count, read, seed):
    """Every right sample is read, and no changed one; anything but a refusal comes out as it is."""
    for place, sample in enumerate(right):
        read(place, sample)
    accepted = 0
    for place, changed in mutants(right, count, seed):
        try:
            read(place, changed)
        except Refused:
            continue
        accepted += 1
    assert accepted == 0


@pytest.fixture(scope="module")
def items():
    plain = {"log", "reader", "sealed", "expected"}
    vectors = [v for v in STAGE["vectors"] if v["do"] == "item" and "gives" in v and v["given"].keys() <= plain]
    return sorted({raw(v["given"]["sealed"]) for v in vectors}, key=len)[:24]


def test_60000_changed_items_are_refused(items):
    _, view = view_of({"log": "east", "reader": "bram again"}, STAGE)

    def read(_place, sealed):
        open_item(GroupView(view.me, view.roster, view.keys, Ledger()), sealed)

    refused_all(items, 60_000, read, seed=1)


def test_10000_changed_headers_read_as_nothing_surprising(items):
    """A header alone is not signed: it may be read, and then it says something else than the right one."""
    for place, changed in mutants(items, 10_000, seed=2):
        try:
            header = parse_header(changed)
        except Refused:
            continue
        assert header.encode() == changed[:HEADER_BYTES]
        assert changed != items[place]


def test_16000_changed_log_entries_are_refused():
    log, known = STAGE["logs"]["east"], Identities(records(STAGE))
    entries = [raw(entry) for entry in log["entries"]]
    later = range(1, len(entries))
    rosters = [start(log["group"]), *(replay(log["group"], entries[:n], records(STAGE)) for n in later)]
    refused_all(entries, 16_000, lambda place, entry: extend(rosters[place], entry, known), seed=3)


def test_4000_changed_log_entries_parse_or_are_refused():
    entries = [raw(entry) for entry in STAGE["logs"]["east"]["entries"]]
    for _, changed in mutants(entries, 4_000, seed=4):
        try:
            assert parse_entry(changed).encoded == changed
        except Refused:
            continue


def test_5000_changed_identity_records_are_refused():
    refused_all(records(STAGE), 5_000, lambda _, record: parse_identity(record), seed=5)


def test_3000_changed_wraps_are_refused():
    account, roster = account_of("anna", STAGE), roster_of({"log": "east"}, STAGE)
    mine = wraps_of(STAGE["logs"]["east"], account.person)

    def read(place, sealed_key):
        open_wrap(account, roster, Wrap(mine[place].epoch, account.person, account.identity.hash, sealed_key))

    refused_all([wrap.sealed_key for wrap in mine], 3_000, read, seed=6)


def test_2000_changed_ways_in_are_refused():
    vector = next(v for v in STAGE["vectors"] if v["name"] == "way in by passkey")["given"]
    kept, prf = vector["way_in"], Passkey(raw(vector["secret"]["prf"]))
    identity = parse_identity(raw(vector["record"]))
    header, ciphertext = raw(kept["header"]), raw(kept["ciphertext"])

    def read(header, ciphertext):
        open_way_in(WayIn(kept["id"], "passkey", header, ciphertext), prf, identity)

    refused_all([header], 1_000, lambda _, changed: read(changed, ciphertext), seed=7)
    refused_all([ciphertext], 1_000, lambda _, changed: read(header, changed), seed=8)
