"""What requests shows on a programme's page: what was asked, and whom mail did not reach."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kring.notifications.queries import unreached
from kring.people.models import Person
from kring.programmes import queries as programmes
from kring.programmes.panels import Look, Panel
from kring.programmes.permissions import May, rights
from kring.programmes.rules.lifecycle import MOVES, Role, StepName
from kring.requests import queries
from kring.requests.fit import fit_for


def asked(look: Look) -> Panel | None:
    """What was asked, and the offering as it was then."""
    programme = look.programme
    request = queries.request_of(programme)
    version = programme.offering
    if request is None and version is None:
        return None
    context = {
        "asked": request,
        "people": programme.people,
        "version": version,
        "has_changed": version is not None and version.offering.current_id != version.pk,
    }
    return Panel(title=_("Request"), template="requests/panel.html", order=20, context=context)


def taking_part(look: Look) -> Panel | None:
    """For who takes part: whether they fit, and the way to what they said of it, to change it or to stop."""
    programme, person = look.programme, look.person
    if programme.stands() not in MOVES[StepName.LEAVE].since or person not in programmes.participants(programme):
        return None
    context = {
        "programme": programme,
        "fits": not fit_for(programme, person),
        "names_manager": bool(programmes.managers_of(programme, person)),
    }
    return Panel(title=_("You take part"), template="requests/own.html", order=15, context=context)


def not_reached(look: Look) -> Panel | None:
    """Whose mail came back: for who arranges, and for who named them."""
    parties = programmes.parties(look.programme)
    arranges = May.ARRANGE in rights(look.person, look.programme)
    known = {
        party.person
        for party in parties
        if arranges or (party.role == Role.MANAGER and _named_by(look.person, party.about_id))
    }
    if arranges:
        known |= {each.person for each in queries.participations(look.programme)}
    gone = unreached(each.email for each in known)
    people = sorted((each for each in known if each.email in gone), key=lambda each: each.name)
    if not people:
        return None
    return Panel(
        title=_("Mail that did not arrive"), template="requests/unreached.html", order=5, context={"people": people}
    )


def _named_by(person: Person, about: object) -> bool:
    return person.pk == about
