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
from kring.requests.models import Participation
from kring.talks import actions as talks
from kring.talks.rules.kinds import Kind

TITLE = "Intervisie voor wijkteams"
QUESTION = "De wijkteams werken veel alleen. Wij willen dat zij van elkaar leren."

INTAKE = {
    "question": QUESTION,
    "aims": "Wijkverpleegkundigen leren van elkaar en voelen zich gesteund.",
    "conditions": "In werktijd, en een ander team neemt de telefoon over.",
    "will_hear": "Wanneer de groep bijeenkomt, en hoeveel mensen er waren.",
    "will_not_hear": "Wat er in de groep is gezegd of geschreven, en door wie.",
}

YES = {"answer": "yes", "profession": "Wijkverpleegkundige", "motivation": "Ik wil leren van hoe anderen het doen."}


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
    hold_intake(programme, intervisor, now=next(at))
    for member in members:
        actions.name_party(programme, member, Role.PARTICIPANT, now=began)
        actions.name_party(programme, manager, Role.MANAGER, about=member, now=began)
        Participation.objects.create(programme=programme, person=member, asked_at=began, **YES, **_at(began))
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
    sign_agreement(programme, people, now=next(at))
    begins = next(at)
    actions.take_step(programme, StepName.START, by=intervisor, now=begins)
    plan_closing_talk(programme, members[0], intervisor, now=begins)
    return programme


def _at(instant: datetime) -> dict[str, datetime]:
    return {"answered_at": instant, "voluntary_at": instant}


def hold_intake(programme: Programme, intervisor: Person, *, now: datetime) -> None:
    plan = talks.Plan(now - timedelta(hours=2), 60, "Kantoor van De Linde")
    talk = talks.plan_talk(programme, Kind.INTAKE, plan, by=intervisor, now=now - timedelta(days=1))
    talks.record_intake(talk, by=intervisor, now=now, **INTAKE)


def sign_agreement(programme: Programme, people: Mapping[str, Person], *, now: datetime) -> None:
    """Both sides sign the open agreement with the organisation."""
    more = "Na een half jaar kijken we samen terug."
    coordinator = people[COORDINATOR]
    made = talks.draft_agreement(programme, language="nl", costs=None, more=more, by=coordinator, now=now)
    for key in (INTERVISOR, COMMISSIONER):
        talks.sign(made, name=people[key].name, by=people[key], now=now)


def plan_closing_talk(programme: Programme, member: Person, intervisor: Person, *, now: datetime) -> None:
    starts = (now + timedelta(weeks=30)).replace(hour=9, minute=0, second=0, microsecond=0)
    plan = talks.Plan(starts, 45, "Wijkgebouw De Linde")
    talks.plan_talk(programme, Kind.CLOSING, plan, about=member, by=intervisor, now=now)


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
