"""A list is read whoever wrote it, and what is wrong with it is said line by line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.composition.rules.reading import MOST_LINES, read, read_chart

PLAIN = """\
id,name,mail,profession,slots,remote
a,Anna,a@x.example,nurse,mon-am tue-pm,no
b,Bram,b@x.example,nurse,mon-am,yes
"""


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        PLAIN.replace(",", ";").encode("utf-8-sig"),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace("\n", "\r\n").encode("cp1252"),
        PLAIN.replace("name", "naam")
        .replace("profession", "beroep")
        .replace("slots", "dagdelen")
        .replace("remote", "op afstand")
        .encode(),
    ],
)
def test_separators_encodings_and_names_of_columns_are_recognised(data):
    found = read(data)
    assert found.faults == ()
    assert [(one.id, one.name, one.profession, one.remote) for one in found.volunteers] == [
        ("a", "Anna", "nurse", False),
        ("b", "Bram", "nurse", True),
    ]
    assert found.volunteers[0].slots == {"mon-am", "tue-pm"}


def test_names_keep_their_accents_in_every_encoding():
    for encoding in ("utf-8", "cp1252", "utf-16"):
        assert read("id,name\na,Zoë Ÿıldız".replace("ı", "i").encode(encoding)).volunteers[0].name == "Zoë Ÿildiz"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 0, "The file is empty."),
        ("\n\n", 0, "The file is empty."),
        ("name\nAnna", 0, "The column “id” is missing."),
        ("id,id\na,b", 0, "The column “id” is there twice."),
        ("id\n", 0, "There is nobody in the file."),
        ("id,name\n,Anna", 2, "This person has no id."),
        ("id\na\na", 3, "This id is on line 2, too."),
        ("id,mail\na,x@y.example\nb,X@y.example", 3, "This mail is on line 2, too."),
        ("id,remote\na,maybe", 2, "The cell “remote” must be yes or no."),
        ("id,name\na,=1+1", 2, "The cell “name” looks like a formula."),
        ("id,name\na,Anna,more", 2, "This line has too many cells."),
    ],
)
def test_a_fault_is_said_by_line_and_nothing_is_read_half(text, line, says):
    found = read(text.encode())
    assert found.volunteers == ()
    assert (line, says) in [(fault.line, fault.says.en) for fault in found.faults]


def test_what_is_odd_is_said_and_stops_nothing():
    rows = "id,manager,slots,wishes,avoid,shoes\na,nobody,mon,,y,42\nb,a,,z,,43\nc,d,mon,,,\nd,c,mon,,,"
    found = read(rows.encode())
    assert len(found.volunteers) == 4
    assert {problem.says.en for problem in found.problems} == {
        "The column “shoes” does not count.",
        "The manager is not in the list.",
        "A wish names somebody who takes no part.",
        "Under avoid stands somebody who takes no part.",
        "This person names no time.",
        "These managers form a circle: c, d.",
    }


def test_a_manager_in_the_chart_is_known():
    assert read(b"id,manager\na,boss", read_chart(b"id,manager\nboss,top")).problems == ()


def test_too_many_lines_are_refused_in_a_sentence():
    found = read(b"id\n" + b"\n".join(b"%d" % n for n in range(MOST_LINES + 1)))
    assert found.volunteers == ()
    assert "Divide it." in found.faults[0].says.en


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_people_or_a_fault(data):
    found = read(data)
    assert bool(found.volunteers) != bool(found.faults)
