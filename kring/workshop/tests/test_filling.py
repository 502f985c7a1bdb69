"""What is filled in is what was there, field by field; and what makes no sense is kept as it was typed."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.methods.library import methods
from kring.methods.rules import fields as f
from kring.methods.rules.parsing import parse
from kring.methods.rules.reading import read_method
from kring.workshop import pages
from kring.workshop.rules import drafts
from kring.workshop.rules.beginnings import BEGINNINGS
from kring.workshop.rules.filling import Entry, clean, filled
from kring.workshop.rules.words import LABELS, WORDS


def sent(entries: tuple[Entry, ...]) -> dict[str, list[str]]:
    """What a browser sends when nobody changes anything."""
    said: dict[str, list[str]] = {}
    for each in entries:
        for row in each.rows:
            said |= sent(row)
        if each.options:
            said[each.name] = [option.value for option in each.options if option.is_chosen]
        elif each.shape == "text":
            said |= {f"{each.name}.{language}": [text] for language, text in (each.value or {}).items()}
        elif each.shape == "flag":
            said[each.name] = ["1"] if each.value else []
        elif not each.rows:
            said[each.name] = ["" if each.value is None else str(each.value)]
    return said


def said_in(said: dict[str, list[str]], name: str) -> list[str]:
    return said.get(name, [])


def again(draft: dict[str, Any]) -> dict[str, Any]:
    """The draft after every page of it was saved without a change."""
    said = sent(pages.method_entries(draft))
    draft = filled(partial(said_in, said), f.METHOD_FIELDS, draft)
    for step in drafts.steps(draft):
        said = sent(pages.step_entries(draft, step))
        new = filled(partial(said_in, said), f.PHASE_FIELDS, step)
        draft = drafts.with_step(draft, step["key"], new)
    return draft


@pytest.mark.parametrize("key", sorted(methods()))
def test_saving_every_page_unchanged_changes_nothing(key):
    method = methods()[key]
    assert parse(again(method.script())) == method


def test_every_field_and_word_of_the_language_has_words_of_its_own():
    tables = (f.METHOD_FIELDS, f.PHASE_FIELDS, f.WRITING_FIELDS, f.LABEL_FIELDS, f.CHAIR_FIELDS, f.MODULE_FIELDS)
    names = {name for table in tables for name in table} - {"phase"}
    names |= {f"fit.{name}" for name in f.FIT_FIELDS} | {f"loop.{name}" for name in f.LOOP_FIELDS}
    assert names - set(LABELS) == set()
    said = {
        word for table in (*tables, f.FIT_FIELDS, f.LOOP_FIELDS) for field in table.values() for word in field.words
    }
    assert said - set(WORDS) == set()


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["minutes", "form", "speaks", "title.nl", "writes.0.kind", "loop.most"]),
        st.lists(st.text(max_size=12), max_size=2),
    )
)
def test_whatever_is_typed_is_read_and_judged(said):
    step = {"key": "a", **filled(lambda name: said.get(name, []), f.PHASE_FIELDS, {})}
    _method, faults = drafts.judged({**methods()["incident"].script(), "phase": [step]})
    assert faults


def test_a_number_that_is_none_stays_as_it_was_typed():
    step = filled(lambda name: ["tien"] if name == "minutes" else [], f.PHASE_FIELDS, {})
    assert step["minutes"] == "tien"


def test_nothing_reaches_the_database_that_it_cannot_keep():
    assert clean("a\x00b\ud800c\r\nd\u00a0é") == "abc\nd\u00a0é"


@pytest.mark.parametrize("beginning", sorted(BEGINNINGS))
def test_a_step_that_is_added_can_be_held_at_once(beginning):
    draft = drafts.added(methods()["incident"].script(), beginning, after="checkin")
    assert parse(draft).phases[2].key in {beginning, f"{beginning}-2"}


def test_removing_a_step_takes_it_out_of_view_elsewhere():
    draft = drafts.without(methods()["incident"].script(), "suggestions")
    method, _faults = read_method(draft)
    assert all("suggestions" not in phase.shows for phase in method.phases)


def test_a_step_moves_up_and_down_and_no_further_than_the_ends():
    draft = methods()["incident"].script()
    keys = drafts.keys(draft)
    assert drafts.keys(drafts.moved(draft, keys[1], -1))[:2] == [keys[1], keys[0]]
    assert drafts.moved(draft, keys[0], -1) == drafts.moved(draft, keys[-1], 1) == draft
