"""Who fits in a programme, and what must be so before it goes on."""

from __future__ import annotations

from kring.kernel.text import Text
from kring.people.models import Person
from kring.programmes import queries as programmes
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import Role
from kring.requests import queries
from kring.requests.models import Participation
from kring.requests.rules.fitting import Candidate, Stop, stops

ARRANGING = (Role.COMMISSIONER, Role.INTERVISOR, Role.MANAGER)


def fit_for(programme: Programme, person: Person) -> tuple[Stop, ...]:
    """What keeps this person out of the programme's group; nothing when they fit."""
    return (
        fits(programme).get(person, ()) if person in programmes.participants(programme) else _alone(programme, person)
    )


def fits(programme: Programme) -> dict[Person, tuple[Stop, ...]]:
    """Everybody who takes part, each with what keeps them out."""
    people = programmes.participants(programme)
    chart = queries.chart_of(programme.organisation)
    known = _candidates(programme, people)
    return {
        person: stops(known[person], [known[other] for other in people if other != person], chart) for person in people
    }


def everybody_fits(programme: Programme) -> Text | None:
    """A guard: without names, because a reason about one person is for that person and the coordinator."""
    wrong = sum(bool(found) for found in fits(programme).values())
    if not wrong:
        return None
    who_nl, who_en = (
        ("Eén deelnemer past", "One participant does not fit")
        if wrong == 1
        else (f"{wrong} deelnemers passen", f"{wrong} participants do not fit")
    )
    return Text(
        f"{who_nl} nog niet in de groep. De coördinator ziet bij ‘Deelnemers’ wat kan.",
        f"{who_en} in the group yet. The coordinator sees under “Participants” what can be done.",
    )


def _alone(programme: Programme, person: Person) -> tuple[Stop, ...]:
    people = programmes.participants(programme)
    known = _candidates(programme, [*people, person])
    return stops(known[person], [known[other] for other in people], queries.chart_of(programme.organisation))


def _candidates(programme: Programme, people: list[Person]) -> dict[Person, Candidate]:
    declared = {each.person_id: each for each in queries.participations(programme)}
    parties = programmes.parties(programme)
    managers = {party.about_id: party.person.email.lower() for party in parties if party.role == Role.MANAGER}
    arranging = {party.person_id for party in parties if party.role in ARRANGING}
    return {
        person: _candidate(person, declared.get(person.pk), managers.get(person.pk, ""), person.pk in arranging)
        for person in people
    }


def _candidate(person: Person, said: Participation | None, manager: str, arranges: bool) -> Candidate:
    mail = person.email.lower()
    if said is None:
        return Candidate(mail, person.name, has_declared=False, arranges=arranges, manager=manager)
    return Candidate(
        mail,
        person.name,
        profession=said.profession,
        family=said.family,
        motivation=said.motivation,
        is_voluntary=said.voluntary_at is not None,
        arranges=arranges,
        ties=tuple(tie.casefold().strip() for tie in said.ties),
        manager=manager,
    )
