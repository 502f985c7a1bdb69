"""What must hold for any input: round trips, one spelling per value, and a roster that no sequence of acts can bend."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.sealed.rules import encoding as enc
from kring.sealed.rules.item import (
    ENCAPSULATED_BYTES,
    HEADER_BYTES,
    ITEM_BYTES_MAX,
    PADDED_SIZES,
    ItemHeader,
    is_slot,
    parse_header,
)
from kring.twin import (
    Account,
    Body,
    Refused,
    admit,
    ask_to_join,
    leave_group,
    make_recovery_code,
    new_epoch,
    propose,
    read_recovery_code,
    record_comparison,
    remove_member,
    sign_agreement,
    start_group,
)
from kring.twin.body import KINDS, encode_body, read_body
from kring.twin.recovery import ALPHABET, spell_recovery_code
from kring.twin.tests.circle import ANNA, BRAM, CHAIMA, DAAN, EAST, Circle

uuids = st.uuids().map(str)
hashes = st.binary(min_size=32, max_size=32)
counts = st.integers(min_value=1, max_value=2**32 - 1)


@given(st.lists(st.binary(max_size=40)))
def test_fields_come_back_as_they_went(fields):
    assert enc.split(enc.lp(*fields)) == fields


@given(st.binary(max_size=60))
def test_bytes_are_a_row_of_fields_in_one_way_or_not_at_all(encoded):
    try:
        fields = enc.split(encoded)
    except Refused:
        return
    assert enc.lp(*fields) == encoded


@given(st.text(alphabet="ABab01-_=+/ \n", max_size=12))
def test_base64url_has_one_spelling(text):
    try:
        assert enc.to_base64url(enc.from_base64url(text)) == text
    except Refused:
        return


@given(uuids, st.integers(0, 2**32 - 1))
def test_ids_and_numbers_come_back(uuid, number):
    assert enc.id_text(enc.id_bytes(uuid)) == uuid
    assert enc.number_of(enc.u32(number)) == number


@given(st.binary(min_size=16, max_size=16), st.integers(0, 34), st.sampled_from(ALPHABET))
def test_a_wrong_character_is_always_found_in_its_own_group(secret, at, other):
    typed = spell_recovery_code(secret).replace("-", "")
    assert read_recovery_code(typed) == secret
    changed = typed[:at] + other + typed[at + 1 :]
    if changed != typed:
        with pytest.raises(Refused) as refused:
            read_recovery_code(changed)
        assert refused.value.groups == (at // 5 + 1,)


@given(st.text(max_size=60))
def test_anything_typed_as_a_code_is_refused_in_words(typed):
    with pytest.raises(Refused):
        read_recovery_code(typed)


def test_no_two_codes_are_the_same():
    assert len({make_recovery_code() for _ in range(200)}) == 200


@given(st.sampled_from(KINDS), st.text(max_size=700), st.none() | uuids)
def test_a_body_comes_back_composed_and_padded_to_a_step(kind, text, parent):
    padded = encode_body(Body(kind, text, parent))
    assert len(padded) in PADDED_SIZES
    assert read_body(padded) == (kind, unicodedata.normalize("NFC", text), parent)


@given(st.text(alphabet=st.characters(categories=["Cs"]), min_size=1, max_size=3))
def test_half_a_surrogate_pair_is_refused(text):
    with pytest.raises(Refused):
        encode_body(Body("note", text))


@given(
    st.builds(
        ItemHeader,
        item_class=st.sampled_from(["content", "personal", "shared"]),
        group=uuids,
        item=uuids,
        slot=hashes,
        author=uuids,
        epoch=counts,
        revision=counts,
        head_seq=counts,
        head_hash=hashes,
        salt=hashes,
    ),
    st.sampled_from(PADDED_SIZES),
)
def test_a_header_comes_back(header, step):
    key = ENCAPSULATED_BYTES if header.item_class == "shared" else 0
    sealed = header.encode() + bytes(step + 80 + key)
    assert len(sealed) <= ITEM_BYTES_MAX + key
    assert parse_header(sealed) == header
    assert header.encode() == sealed[:HEADER_BYTES]
    assert is_slot(header.slot)


PEOPLE = (ANNA, BRAM, CHAIMA, DAAN)
ACTS = {
    "join": lambda me, roster, _: ask_to_join(me, roster),
    "admit": lambda me, roster, other: admit(me, roster, other, how="words"),
    "leave": lambda me, roster, _: leave_group(me, roster),
    "remove": remove_member,
    "epoch": lambda me, roster, _: new_epoch(me, roster),
    "compare": lambda me, roster, other: record_comparison(me, roster, [other], how="qr"),
    "propose": lambda me, roster, _: propose(me, roster, AGREED),
    "sign": lambda me, roster, _: sign_agreement(me, roster, AGREED),
    "join signing": lambda me, roster, _: ask_to_join(me, roster, text=AGREED),
}
AGREED = '{"salt":"","clauses":[]}'


@pytest.fixture(scope="module")
def people():
    return {person: Account.make(person).account for person in PEOPLE}


@settings(max_examples=40, deadline=None)
@given(acts=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))))
def test_no_sequence_of_acts_bends_the_roster(people, acts):
    """Whatever members try: a refused act changes nothing, a fresh epoch is for exactly those who are in, and the
    agreement in force carries all their names.
    """
    circle = Circle(EAST, [account.identity.record for account in people.values()])
    roster = circle.accept(start_group(people[ANNA], EAST))
    for act, actor, other in acts:
        was_in = actor in roster.members
        try:
            change = ACTS[act](people[actor], roster, other)
        except Refused:
            continue
        assert was_in or act.startswith("join")
        before, roster = roster, circle.accept(change)
        assert roster.in_force >= before.in_force
        assert roster.agreement is None or roster.agreement.signers == roster.members.keys()
        assert roster.is_stale or roster.epochs[-1].wraps.keys() == roster.members.keys()
        assert {wrap.person for wrap in change.wraps} <= roster.members.keys()
    assert circle.roster == roster
