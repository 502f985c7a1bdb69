"""Steps of Wijkteam Oost's programme: each leaves a row, and the wrong person hears so."""

from __future__ import annotations

import pytest

from kring.kernel.errors import NotAllowedNow, NotFound, NotPermitted
from kring.programmes import actions, queries
from kring.programmes.models import Programme, Step
from kring.programmes.permissions import May, roles
from kring.programmes.rules.lifecycle import Role, State, StepName
from tests.cast import TEN, Cast, make_programme, person


@pytest.fixture
def asked(cast: Cast) -> Programme:
    """Petra asked, Mees manages her."""
    cast.people.update(Petra=person("Petra"), Mees=person("Mees"), Karel=person("Karel"))
    return actions.begin_programme(
        cast.linde,
        "Intervisie",
        step=StepName.ASK,
        by=cast["Petra"],
        roles_of={Role.MANAGER: cast["Mees"], Role.COMMISSIONER: cast["Karel"]},
        now=TEN,
    )


def test_asking_leaves_a_row_and_a_letter_to_the_manager(asked: Programme, cast: Cast, mailoutbox):
    row = Step.objects.get(programme=asked)
    assert (row.name, row.before, row.after, row.by) == ("ask", "", "asked", cast["Petra"])
    assert [letter.to for letter in mailoutbox] == [["mees@example.org"]]
    assert queries.acting_next(asked) == [cast["Mees"]]


def test_only_the_manager_approves_and_only_once(asked: Programme, cast: Cast):
    for name in ("Petra", "Karel", "Greet", "Joke"):
        with pytest.raises(NotPermitted):
            actions.take_step(asked, StepName.APPROVE, by=cast[name], now=TEN)
    actions.take_step(asked, StepName.APPROVE, by=cast["Mees"], now=TEN)
    assert (asked.stands(), queries.acting_next(asked)) == (State.APPROVED, [cast["Greet"]])
    with pytest.raises(NotAllowedNow, match="approved"):
        actions.take_step(asked, StepName.DECLINE, by=cast["Mees"], why="Toch niet.", now=TEN)
    assert list(asked.steps.values_list("name", flat=True)) == ["ask", "approve"]


def test_a_manager_who_leaves_hands_over_with_a_reason(asked: Programme, cast: Cast):
    actions.replace_party(
        asked, cast["Mees"], cast["Karel"], Role.MANAGER, by=cast["Greet"], why="Mees werkt hier niet meer.", now=TEN
    )
    assert queries.acting_next(asked) == [cast["Karel"]]
    assert roles(cast["Mees"], asked) == frozenset()
    assert queries.managers_of(asked, cast["Petra"]) == [cast["Karel"]]


def test_what_is_about_one_person_is_read_by_them_and_by_who_arranges(cast: Cast):
    programme = make_programme(cast)
    actions.leave(programme, cast["Bram"], by=cast["Bram"], why="Andere baan.", now=TEN)
    assert roles(cast["Bram"], programme) == frozenset()
    for name, reads in {"Noor": 1, "Greet": 1, "Anna": 0, "Karel": 0, "Mees": 0}.items():
        assert len(queries.story(programme, cast[name])) == reads, name


def test_who_was_intervisor_and_who_manages_nobody_here_finds_nothing(cast: Cast):
    programme = make_programme(cast)
    for name in ("Otto", "Joke", "Hugo", "Iris"):
        with pytest.raises(NotFound):
            queries.access_programme(cast[name], programme.id, to=May.READ_PROGRAMME)
    with pytest.raises(NotPermitted):
        queries.access_programme(cast["Mees"], programme.id, to=May.READ_NAMES)
