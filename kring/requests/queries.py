"""Reading what was asked and who signed up."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotFound
from kring.offerings.models import Offering, OfferingVersion
from kring.offerings.queries import NOT_HERE, public_version
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import Role, State
from kring.requests.models import Chart, Participation, Request, SignUp


def version_for_teams(slug: str) -> OfferingVersion:
    """What can be asked for at this address, by a manager or a team. Raises NotFound."""
    version = public_version(slug)
    if not version.content.for_teams:
        raise NotFound(NOT_HERE)
    return version


def version_for_individuals(slug: str) -> OfferingVersion:
    """What somebody alone can sign up for. Raises NotFound."""
    version = public_version(slug)
    if not version.content.for_individuals:
        raise NotFound(NOT_HERE)
    return version


def request_of(programme: Programme) -> Request | None:
    return Request.objects.filter(programme=programme).first()


def asked_already(version: OfferingVersion, person: Person, question: str) -> Programme | None:
    """The same request, sent twice: by a second press, or from a second tab."""
    waiting = (State.ASKED, State.APPROVED)
    return Programme.objects.filter(
        offering=version,
        question=question.strip(),
        state__in=waiting,
        parties__person=person,
        parties__role__in=(Role.REQUESTER, Role.MANAGER),
    ).first()


def signups(offering: Offering) -> list[SignUp]:
    """Who waits for a place, in the order they came."""
    waiting = SignUp.objects.filter(version__offering=offering, withdrawn_at=None, programme=None)
    return list(waiting.select_related("person", "version"))


def open_signup(offering: Offering, person: Person) -> SignUp | None:
    return next((each for each in signups(offering) if each.person_id == person.pk), None)


def signups_of(person: Person) -> list[SignUp]:
    """Where somebody waits for a place."""
    waiting = SignUp.objects.filter(person=person, withdrawn_at=None, programme=None)
    return list(waiting.select_related("version__offering__organisation"))


def participations(programme: Programme) -> list[Participation]:
    """Everybody who was asked to take part, whatever they answered."""
    return list(programme.participations.select_related("person"))


def participation_of(programme: Programme, person: Person) -> Participation | None:
    return programme.participations.filter(person=person).select_related("person", "programme").first()


def invitations_of(person: Person) -> list[Participation]:
    """Where somebody was asked to take part and has not answered."""
    waiting = Participation.objects.filter(person=person, answer=Participation.Answer.NONE)
    alive = (State.FORMING, State.ALIGNING, State.RUNNING)
    return list(waiting.filter(programme__state__in=alive).select_related("programme__organisation"))


def access_participation(person: Person, programme_id: uuid.UUID) -> Participation:
    """Somebody's own place in a programme: they were asked, or take part already. To others there is none."""
    found = Participation.objects.filter(programme=programme_id, person=person).select_related(
        "programme__organisation"
    )
    own = found.first()
    if own is not None:
        return own
    taking = Programme.objects.filter(
        id=programme_id, parties__person=person, parties__role=Role.PARTICIPANT, parties__until=None
    ).first()
    if taking is None:
        raise NotFound(_("You were not asked to take part here, or no longer."))
    return Participation(programme=taking, person=person, asked_at=taking.made_at, answer=Participation.Answer.YES)


def chart_of(organisation: Organisation) -> dict[str, str]:
    """Who reports to whom: mail address or id -> that of the manager."""
    found = Chart.objects.filter(organisation=organisation).first()
    return dict(found.lines) if found else {}
