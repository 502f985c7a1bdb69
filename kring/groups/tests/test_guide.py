"""The intervisor in the group: asked in by who arranges, let in by the members, and no one of the 3 to 10."""

from __future__ import annotations

import pytest
from django.core import mail

from kring.groups.actions import ask_guide, invite, mark_left
from kring.groups.queries import guides_to_ask
from kring.groups.rules.invitees import Invitee
from kring.kernel.errors import NotAllowedNow
from tests.cast import TEN, Cast, make_programme


@pytest.fixture
def oost(cast: Cast):
    make_programme(cast)
    cast.oost.refresh_from_db()
    return cast.oost


def test_noor_is_asked_once_and_may_come_back(oost, cast: Cast):
    assert guides_to_ask(oost) == [cast["Noor"]]
    assert ask_guide(oost, cast["Noor"], by=cast["Greet"], now=TEN).guides
    assert [letter.to for letter in mail.outbox] == [[cast["Noor"].email]]
    with pytest.raises(NotAllowedNow):
        ask_guide(oost, cast["Noor"], by=cast["Greet"], now=TEN)
    mark_left(oost, cast["Noor"].pk, now=TEN)
    assert guides_to_ask(oost) == [cast["Noor"]]


def test_only_an_intervisor_of_this_programme_is_asked(oost, cast: Cast):
    for name in ("Otto", "Karel", "Hugo"):
        with pytest.raises(NotAllowedNow):
            ask_guide(oost, cast[name], by=cast["Greet"], now=TEN)


def test_a_full_group_still_has_room_for_its_intervisor(oost, cast: Cast):
    for number in range(4):
        invite(oost, Invitee(f"P{number}", f"p{number}@example.org"), by=cast["Greet"], now=TEN)
    ask_guide(oost, cast["Noor"], by=cast["Greet"], now=TEN)
    with pytest.raises(NotAllowedNow, match="10 "):
        invite(oost, Invitee("Q", "q@example.org"), by=cast["Greet"], now=TEN)
