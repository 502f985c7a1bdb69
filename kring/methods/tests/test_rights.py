"""The moments that the browser is tested with are what the engine says today."""

from __future__ import annotations

from kring.methods.tests.rights import PAGE, rights, written


def test_the_moments_for_the_browser_are_what_the_engine_says():
    assert PAGE.read_text("utf-8") == written(), "run: python -m kring.methods.tests.rights"


def test_every_right_is_both_given_and_refused_in_some_moment():
    may = [moment["may"] for moment in rights()["moments"]]
    for right in ("write", "park", "ready", "end_turn", "keep_time", "go_to", "bring"):
        assert {bool(each[right]) for each in may if right in each} == {True, False}, right
    assert {"facilitator" in each["take_over"] for each in may} == {True, False}
