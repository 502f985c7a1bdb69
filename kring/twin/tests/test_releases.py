"""A text leaves a group with the signature of everybody who is in, over exactly that text, or it does not leave."""

import argparse
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.cli.verify import run
from kring.sealed.rules.bundle import check_in_log, findings, make_bundle, read_bundle, terms_digest
from kring.sealed.rules.entry import parse_entry
from kring.twin import (
    Account,
    Refused,
    admit,
    ask_to_join,
    leave_group,
    new_epoch,
    open_release,
    remove_member,
    sign_release,
    start_group,
    void_release,
)
from kring.twin.tests.circle import ANNA, BRAM, CHAIMA, DAAN, EAST, Circle, circle_of_three
from kring.twin.tests.vectors.releases import FIRST, NOW, SECOND

CHANGES_WHO_IS_IN = {"admit", "leave", "remove", "key-change", "close"}


def refused(function, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        function(*args, **kwargs)
    return caught.value.reason


def publish(circle, number, terms):
    return make_bundle(circle.roster, circle.entries, number, terms, published_at="2026-11-23T12:00:00Z")


def opened(circle, opener, *signers, terms=FIRST, replaces=0):
    circle.accept(open_release(opener, circle.roster, terms, replaces=replaces))
    number = circle.roster.head.seq
    for signer in signers:
        circle.accept(sign_release(signer, circle.roster, number, terms, now=NOW))
    return number


def test_the_last_signature_lets_it_go_and_the_bundle_says_so_by_itself():
    circle, *three = circle_of_three()
    number = opened(circle, three[0], *three[:2])
    assert refused(publish, circle, number, FIRST) == "release-unsigned"
    circle.accept(sign_release(three[2], circle.roster, number, FIRST, now=NOW))
    bundle = json.loads(json.dumps(publish(circle, number, FIRST)))
    assert findings(read_bundle(bundle)) == []
    check_in_log(read_bundle(bundle), circle.roster)
    assert refused(publish, circle, number, SECOND) == "release-other"


def test_a_new_version_starts_without_a_signature():
    circle, *three = circle_of_three()
    first = opened(circle, three[0], *three)
    second = opened(circle, three[1], three[1], terms=SECOND, replaces=first)
    assert refused(publish, circle, first, FIRST) == "release-void"
    assert refused(publish, circle, second, SECOND) == "release-unsigned"


def test_who_leaves_takes_the_release_with_them_also_when_all_had_signed():
    circle, *three = circle_of_three()
    number = opened(circle, three[0], *three)
    circle.accept(leave_group(three[2], circle.roster))
    circle.accept(new_epoch(three[0], circle.roster))
    assert refused(publish, circle, number, FIRST) == "release-void"


def test_the_bundle_tells_of_no_other_release_and_names_nobody():
    circle, *three = circle_of_three()
    hidden = opened(circle, three[0], three[0])
    number = opened(circle, three[1], *three, terms=SECOND)
    bundle = publish(circle, number, SECOND)
    entries = [bundle["opened"], *bundle["signed"]]
    assert len(entries) == 1 + 3
    stated = read_bundle(bundle)
    assert {stated.opened.seq, *(one.seq for one in stated.signed)}.isdisjoint({hidden, hidden + 1})
    assert json.dumps(bundle).count('"name"') == 1 + len(SECOND.recipients)


def test_kring_verify_says_whether_everybody_signed(tmp_path, capsys):
    circle, *three = circle_of_three()
    bundle = publish(circle, opened(circle, three[0], *three), FIRST)
    forged = {**bundle, "terms": {**bundle["terms"], "text": "Wij zijn tevreden."}}
    for document, code, said in (
        (bundle, 0, "clean"),
        (forged, 1, "release-other"),
        ({**bundle, "signed": []}, 1, ANNA),
    ):
        path = tmp_path / "terugkoppeling.json"
        path.write_text(json.dumps(document))
        assert run(argparse.Namespace(export=path)) == code
        told = capsys.readouterr().out
        assert said in told
        assert (FIRST.text in told) is (code == 0)


PEOPLE = (ANNA, BRAM, CHAIMA, DAAN)
TERMS = (FIRST, SECOND, replace(FIRST, expires=NOW))
ACTS = {
    "join": lambda me, roster, *_: ask_to_join(me, roster),
    "admit": lambda me, roster, other, _: admit(me, roster, other),
    "leave": lambda me, roster, *_: leave_group(me, roster),
    "remove": lambda me, roster, other, _: remove_member(me, roster, other),
    "epoch": lambda me, roster, *_: new_epoch(me, roster),
    "open": lambda me, roster, _, terms: open_release(me, roster, terms),
    "replace": lambda me, roster, _, terms: open_release(me, roster, terms, replaces=newest(roster)),
    "sign": lambda me, roster, _, terms: sign_release(me, roster, newest(roster), terms, now=NOW),
    "sign any": lambda me, roster, _, terms: sign_release(me, roster, roster.head.seq - 2, terms, now=NOW),
    "void": lambda me, roster, *_: void_release(me, roster, newest(roster)),
}
OFTEN = ("all sign", "all sign", "sign", "open", *sorted(ACTS))


def newest(roster):
    return roster.releases[-1].number if roster.releases else 1


@pytest.fixture(scope="module")
def people():
    return {person: Account.make(person).account for person in PEOPLE}


@pytest.fixture(scope="module")
def begun(people):
    """Anna, Bram and Chaima are in, and something is open."""
    circle = Circle(EAST, [account.identity.record for account in people.values()])
    circle.accept(start_group(people[ANNA], EAST))
    for person in (BRAM, CHAIMA):
        circle.accept(ask_to_join(people[person], circle.roster))
        circle.accept(admit(people[ANNA], circle.roster, person))
    circle.accept(open_release(people[ANNA], circle.roster, FIRST))
    return circle


@settings(max_examples=80, deadline=None)
@given(
    acts=st.lists(
        st.tuples(
            st.sampled_from(OFTEN), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from((0, 0, 1, 2))
        ),
        min_size=2,
        max_size=6,
    )
)
def test_no_sequence_of_entries_publishes_without_everybodys_signature_over_the_very_text(people, begun, acts):
    circle, roster = replace(begun, entries=[*begun.entries], wraps=[]), begun.roster
    for act, who, other, terms in acts:
        for actor in roster.members if act == "all sign" else (who,):
            try:
                roster = circle.accept(ACTS[act.removeprefix("all ")](people[actor], roster, other, TERMS[terms]))
            except Refused:
                continue
    for number, terms in ((one.number, terms) for one in roster.releases for terms in TERMS):
        try:
            bundle = make_bundle(roster, circle.entries, number, terms, published_at="")
        except Refused:
            continue
        wanted = ("release-sign", number, terms_digest(roster, number, terms))
        later = [parse_entry(entry) for entry in circle.entries[number:]]
        signed = {one.actor for one in later if (one.type, *body_of(one)) == wanted}
        assert signed == set(roster.members)
        assert CHANGES_WHO_IS_IN.isdisjoint(one.type for one in later)
        assert findings(read_bundle(bundle)) == []


def body_of(entry):
    return (int.from_bytes(entry.body[4:8], "big"), entry.body[12:])
