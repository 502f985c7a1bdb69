"""`{% circle seats=seats label=label %}`: the circle as a picture, for pages without a live room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from kring.web.circle import letters, places, ring

register = template.Library()


@register.inclusion_tag("web/circle.html")
def circle(
    *,
    seats: Sequence[Mapping[str, Any]],
    label: str = "",
    left: float = 0.0,
    clock: str = "",
    under: str = "",
    mark: bool = False,
) -> dict[str, Any]:
    """The circle of `seats`, clockwise from the top.

    A seat is `{"name", "presenter"?, "facilitator"?, "me"?, "ready"?, "away"?}`. `left` is the part of the ring
    that is filled, 0 to 1; `clock` and `under` stand in the middle. `label` says in words what the picture shows;
    without it the picture is decoration beside text that says the same. `mark` draws it small, without letters.
    """
    band = ring()
    initials = letters([seat["name"] for seat in seats])
    drawn = [
        {**seat, "letters": each, "x": place.x, "y": place.y, "radius": place.radius}
        for seat, each, place in zip(seats, initials, places(len(seats)), strict=True)
    ]
    return {
        "seats": drawn,
        "band": band,
        "dash": f"{band.length * left:.2f} {band.length:.2f}",
        "label": label,
        "left": left,
        "clock": clock,
        "under": under,
        "mark": mark,
    }
