"""The programme that a group of the demo is on, taken through its steps by the people who may take them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from kring.demo.people import COMMISSIONER, COORDINATOR, INTERVISOR, MANAGER, NAMES, email_of
from kring.demo.quotes import send_and_accept
from kring.groups.models import Group
from kring.offerings.models import OfferingVersion
from kring.people.models import Person
from kring.programmes import actions
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import Role, StepName
from kring.requests.actions import Asked, Named, ask

TITLE = "Intervisie voor wijkteams"
QUESTION = "De wijkteams werken veel alleen. Wij willen dat zij van elkaar leren."


def run_programme(
    group: Group,
    members: list[Person],
    people: Mapping[str, Person],
    *,
    offering: OfferingVersion,
    began: datetime,
) -> Programme:
    """The manager asked, the quote was accepted, the group was made and meets."""
    manager, coordinator, intervisor = people[MANAGER], people[COORDINATOR], people[INTERVISOR]
    programme = actions.begin_programme(
        group.organisation,
        TITLE,
        step=StepName.ASK_AS_MANAGER,
        by=manager,
        roles_of={Role.COMMISSIONER: people[COMMISSIONER]},
        offering=offering,
        question=QUESTION,
        people=len(members),
        now=began,
    )
    actions.name_party(programme, intervisor, Role.INTERVISOR, now=began)
    at = (began + timedelta(days=day) for day in range(2, 20, 3))
    send_and_accept(programme, people, now=next(at))
    actions.take_step(programme, StepName.HOLD_INTAKE, by=intervisor, now=next(at))
    for member in members:
        actions.name_party(programme, member, Role.PARTICIPANT, now=began)
        actions.name_party(programme, manager, Role.MANAGER, about=member, now=began)
    group.programme = programme
    group.save(update_fields=["programme"])
    actions.take_step(programme, StepName.MAKE_GROUP, by=coordinator, now=next(at))
    actions.fix_facilities(
        programme,
        by=intervisor,
        now=next(at),
        meetings=6,
        minutes=120,
        weeks_between=6,
        place="Wijkgebouw De Linde",
        cover="Een collega van een ander team neemt de telefoon over.",
    )
    actions.take_step(programme, StepName.START, by=intervisor, now=next(at))
    return programme


def ask_for_programme(requester: Person, version: OfferingVersion, *, now: datetime) -> Programme:
    """The night team asks, and its manager has not decided yet."""
    asked = Asked(
        people=4,
        question="Wij werken 's nachts alleen. Wij willen onze vragen met elkaar bespreken.",
        period="Na de zomer, overdag",
        place="Wijkgebouw De Linde",
        manager=Named(NAMES[MANAGER], email_of(MANAGER)),
        commissioner=Named(NAMES[COMMISSIONER], email_of(COMMISSIONER)),
    )
    return ask(version, asked, by=requester, now=now)
