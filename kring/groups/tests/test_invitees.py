"""Reading who to invite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.groups.rules.invitees import NAME_MAX, Invitee, read_invitees, read_line
from kring.kernel.text import Text

ANNA = Invitee("Anna de Wit", "anna@delinde.nl")


@pytest.mark.parametrize(
    "line",
    [
        "Anna de Wit, anna@delinde.nl",
        "Anna de Wit; anna@delinde.nl",
        "Anna de Wit\tanna@delinde.nl",
        "Anna de Wit anna@delinde.nl",
        "Anna de Wit <anna@delinde.nl>",
        '"Anna de Wit" <Anna@DeLinde.nl>,',
        "anna@delinde.nl, Anna de Wit",
        "  Anna  de   Wit ,  anna@delinde.nl  ",
        "Anna de Wit | anna@delinde.nl",
    ],
)
def test_a_line_is_read_however_it_was_pasted(line):
    assert read_line(line) == ANNA


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Anna", "Regel 2: hier staat geen mailadres."),
        ("Anna, anna@delinde", "Regel 2: hier staat geen mailadres."),
        ("anna@delinde.nl", "Regel 2: de naam ontbreekt."),
        (
            "Anna, anna@delinde.nl, bram@delinde.nl",
            "Regel 2: hier staat meer dan één mailadres. Zet elk op een eigen regel.",
        ),
        ("x" * (NAME_MAX + 1) + ", anna@delinde.nl", "Regel 2: de naam of het adres is te lang."),
        ("Chaima, A@B.nl", "Regel 2: dit mailadres staat er twee keer."),
    ],
)
def test_each_faulty_line_is_named(line, fault):
    _invitees, faults = read_invitees(f"A, a@b.nl\n{line}\nC, c@b.nl\nD, d@b.nl")
    assert [each.said_in("nl") for each in faults] == [fault]


def lines(count):
    return "\n".join(f"P{number}, p{number}@b.nl" for number in range(count))


def test_a_group_has_three_to_ten_people():
    assert [fault.said_in("en") for fault in read_invitees(lines(2))[1]] == ["A group has at least 3 people."]
    assert [fault.said_in("en") for fault in read_invitees(lines(11))[1]] == ["A group has at most 10 people."]
    assert all(not read_invitees(lines(count))[1] for count in range(3, 11))


@given(st.text(max_size=400))
def test_whatever_is_pasted_gives_people_or_faults_and_never_breaks(text):
    invitees, faults = read_invitees(text)
    assert faults or 3 <= len(invitees) <= 10
    for line in text.splitlines():
        found = read_line(line)
        assert isinstance(found, Text) or (found.name and "@" in found.email)
