"""A meeting of Wijkteam Oost on Wednesday 2 December, 13:00 to 15:00. Bram presents, Chaima facilitates."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.meetings.actions import Plan, plan_meeting
from kring.meetings.models import Meeting
from tests.cast import TEN, Cast

STARTS = TEN.replace(month=12, day=2, hour=12)  # 13:00 in Amsterdam
ENDS = STARTS + timedelta(hours=2)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    plan = Plan(
        starts_at=STARTS,
        ends_at=ENDS,
        place="Ruimte 2.14",
        method="incident",
        roles={"presenter": str(cast["Bram"].pk), "facilitator": str(cast["Chaima"].pk)},
    )
    return plan_meeting(cast.oost, plan, by=cast["Greet"], now=TEN)


@pytest.fixture(autouse=True)
def monday_morning(time_machine):
    """It is Monday 23 November, eleven in the morning in Amsterdam."""
    time_machine.move_to(TEN, tick=False)
