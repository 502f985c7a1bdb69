"""The server's circle and the browser's are the same drawing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template

from kring.web.circle import letters, places, ring

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[3] / "frontend" / "circle" / "vectors.json").read_text()
)


@pytest.mark.parametrize("one", VECTORS["places"])
def test_the_seats_stand_where_the_browser_draws_them(one):
    drawn = places(one["count"], out=frozenset(one["out"]))
    assert [{"x": seat.x, "y": seat.y, "radius": seat.radius} for seat in drawn] == one["places"]


@pytest.mark.parametrize("one", VECTORS["ring"])
def test_the_ring_is_as_wide_as_the_browser_s(one):
    assert ring(anybody_out=one["out"]).radius == one["radius"]


@pytest.mark.parametrize("one", VECTORS["letters"])
def test_everybody_gets_the_same_two_letters(one):
    assert letters(one["names"]) == one["letters"]


def drawn(template: str, **context: Any) -> str:
    return Template("{% load circle %}" + template).render(Context(context))


def test_the_picture_says_in_words_what_it_shows():
    seats = [{"name": name} for name in ("Anna", "Bram", "Chaima")]
    picture = drawn('{% circle seats=seats label="Anna brengt in" left=0.5 clock="11" under="dagen" %}', seats=seats)
    assert 'role="img" aria-label="Anna brengt in"' in picture
    assert ">11</text>" in picture
    assert "An</text>" in picture


def test_a_mark_beside_its_own_text_is_silent():
    picture = drawn("{% circle seats=seats mark=True %}", seats=[{"name": "Anna", "presenter": True}])
    assert 'aria-hidden="true"' in picture
    assert "seat-presenter" in picture
    assert "</text>" not in picture


def test_a_dutch_page_draws_with_points_and_not_with_commas(settings):
    settings.LANGUAGE_CODE = "nl"
    assert 'x="18.82"' not in drawn("{% circle seats=seats %}", seats=[{"name": "Anna"}])
    assert "translate(50.0 14.0)" in drawn("{% circle seats=seats %}", seats=[{"name": "Anna"}])
