"""The live room, tried by every role: the rows are in tests/routes/table.py."""

from __future__ import annotations

import pytest

from kring.groups.models import Membership
from kring.rooms.tests.conftest import Table, command_id
from kring.sealed.models import LogHead
from tests.cast import TEN, make_programme
from tests.routes.roles import PLAYERS, Seen
from tests.routes.table import LIVE, LIVE_EXPECTED

STATUS = {401: Seen.SIGN_IN, 403: Seen.NO_RIGHT, 404: Seen.NOT_THERE}


@pytest.fixture
def roles(table: Table) -> Table:
    """Daan was only invited, Elif left. The group is on a programme, whose people have no business in its room."""
    make_programme(table.cast)
    group = table.cast.oost
    head = LogHead.objects.get(group=group.pk)
    head.roster = [person for person in head.roster if person not in {table.id("Daan"), table.id("Elif")}]
    head.save()
    Membership.objects.filter(group=group, person=table.cast["Elif"]).update(left_at=TEN)
    return table


def test_each_role_may_do_what_the_table_says(roles: Table):
    answers = {role: roles.browser(name).post({"id": command_id(), "kind": "raise"}) for role, name in PLAYERS.items()}
    got = {role: STATUS.get(answer.status, Seen.IN) for role, answer in answers.items()}
    assert got == LIVE_EXPECTED["POST", LIVE]._asdict()


def test_each_role_may_hear_what_the_table_says(roles: Table):
    got = {}
    for role, name in PLAYERS.items():
        stream = roles.browser(name).listen()
        got[role] = STATUS.get(stream.status, Seen.IN)
        stream.close()
    assert got == LIVE_EXPECTED["GET", LIVE]._asdict()
