"""docs/protocol.md says what the code does: the tables are held against it."""

import json
import re
from pathlib import Path

from kring.sealed.rules.entry import ENTRY_BYTES_MAX, TYPES
from kring.sealed.rules.item import HEADER, HEADER_BYTES, PADDED_SIZES, RESERVED_CLASSES
from kring.twin.body import KINDS
from kring.twin.recovery import ALPHABET

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "protocol.md").read_text()
ITEM = PAGE.partition("## 7. ")[2].partition("## 8. ")[0]


def test_the_page_names_every_type_kind_and_reserved_class():
    for type_ in TYPES:
        assert f"`{type_}`" in PAGE, type_
    assert "Kinds: " + ", ".join(KINDS) in " ".join(PAGE.split())
    for number, name in RESERVED_CLASSES.items():
        assert f"{number} {name}" in PAGE


def test_the_offsets_of_the_header_are_the_ones_in_the_code():
    rows = [(int(at), int(size)) for at, size in re.findall(r"^\| (\d+) \| (\d+) \| ", ITEM, re.MULTILINE)]
    sizes = [
        1 if unit == "B" else 4 if unit == "I" else int(unit[:-1]) for unit in re.findall(r"\d+s|B|I", HEADER.format)
    ]
    offsets = [sum(sizes[:place]) for place in range(len(sizes))]
    assert rows == list(zip(offsets, sizes, strict=True))
    assert f"Header ({HEADER_BYTES} bytes, fixed)" in PAGE


def test_the_numbers_on_the_page_are_the_ones_in_the_code():
    assert f"{ENTRY_BYTES_MAX:,} bytes" in PAGE
    assert f"{PADDED_SIZES[-2]:,}, {PADDED_SIZES[-1]:,}." in PAGE
    assert f"`{ALPHABET}`" in PAGE
    vectors = json.loads((ROOT / "frontend" / "sealed" / "vectors.json").read_text())["vectors"]
    assert f"published vectors, {len(vectors)} of them" in PAGE
    lies = json.loads((ROOT / "tests" / "evil_server" / "answers.json").read_text())["lies"]
    refused = [lie for lie in lies if lie["reason"]]
    assert f"{len(refused)} lies of a server" in PAGE
    assert f"and {len(lies) - len(refused)} that must change nothing" in PAGE
