"""What programmes itself shows on a programme's page: who is what, and the facilities."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kring.people.models import Person
from kring.programmes import queries
from kring.programmes.panels import Look, Panel
from kring.programmes.permissions import May, rights
from kring.programmes.rules.lifecycle import Role
from kring.programmes.words import ROLES

SHOWN = (Role.REQUESTER, Role.MANAGER, Role.COMMISSIONER, Role.INTERVISOR, Role.COORDINATOR, Role.PARTICIPANT)


def people(look: Look) -> Panel:
    """Who is what. Who takes part is for the group, its intervisor and its coordinator; others see how many.

    A participant's manager is named to that participant and to who arranges, and to nobody else.
    """
    programme, person = look.programme, look.person
    may = rights(person, programme)
    parties = queries.parties(programme)
    rows = []
    for role in SHOWN:
        if role is Role.PARTICIPANT:
            continue
        if role is Role.COORDINATOR:
            names = [each.name for each in queries.people_with(programme, role)]
        else:
            names = [
                party.person.name
                for party in parties
                if party.role == role
                and (
                    May.ARRANGE in may or role is not Role.MANAGER or _concerns(person, party.person_id, party.about_id)
                )
            ]
        if names:
            rows.append({"role": ROLES[role], "names": list(dict.fromkeys(names))})
    taking_part = [party.person.name for party in parties if party.role == Role.PARTICIPANT]
    return Panel(
        title=_("People"),
        template="programmes/people.html",
        order=10,
        context={
            "rows": rows,
            "participants": taking_part if May.READ_NAMES in may else None,
            "count": len(taking_part),
            "programme": programme,
            "may_name": May.NAME_PARTIES in may,
        },
    )


def _concerns(person: Person, manager: object, about: object) -> bool:
    return person.pk in (manager, about)


def facilities(look: Look) -> Panel | None:
    found = queries.facilities(look.programme)
    if found is None:
        return None
    return Panel(title=_("Facilities"), template="programmes/facilities.html", order=50, context={"facilities": found})
