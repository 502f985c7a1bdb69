"""Reading talks and the agreement, and the gates to them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotFound, NotPermitted
from kring.kernel.text import Text
from kring.people.models import Person
from kring.programmes import queries as programmes
from kring.programmes.models import Programme
from kring.programmes.permissions import May as OfProgramme
from kring.programmes.permissions import roles
from kring.programmes.rules.lifecycle import Role
from kring.talks.models import Agreement, IntakeRecord, Signature, Talk
from kring.talks.permissions import May, rights
from kring.talks.rules.agreement import Known
from kring.talks.rules.kinds import ABOUT_SOMEBODY, TAKES_PART, Kind, Side


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest version of the agreement and what each side said of it."""

    agreement: Agreement
    by_side: dict[Side, Signature]

    @property
    def is_signed(self) -> bool:
        return all(side in self.by_side and not self.by_side[side].refused for side in Side)


def access_programme(person: Person, programme_id: uuid.UUID, *, to: May) -> Programme:
    """The programme, if `person` may do this with its talks or agreement. Outsiders cannot tell whether it exists."""
    programme = programmes.access_programme(person, programme_id, to=OfProgramme.READ_PROGRAMME)
    if to not in rights(person, programme):
        raise NotPermitted(_("You may not do this in this programme."))
    return programme


def access_talk(person: Person, programme_id: uuid.UUID, talk_id: uuid.UUID, *, to: May) -> Talk:
    """A talk, if `person` takes part in it or arranges. To others it does not exist."""
    programme = programmes.access_programme(person, programme_id, to=OfProgramme.READ_PROGRAMME)
    talk = programme.talks.filter(id=talk_id).select_related("about", "programme__organisation").first()
    may = rights(person, programme)
    if talk is None or not (May.READ_TALK in may or takes_part(person, talk)):
        raise NotFound(_("This talk does not exist, or is not for you."))
    if to is not May.READ_TALK and to not in may:
        raise NotPermitted(_("You may not do this with this talk."))
    return talk


def takes_part(person: Person, talk: Talk) -> bool:
    """Whether somebody sits at this talk now."""
    if not roles(person, talk.programme).isdisjoint(TAKES_PART[talk.which]):
        return True
    return talk.which in ABOUT_SOMEBODY and (
        talk.about_id == person.pk or person in programmes.managers_of(talk.programme, _of(talk))
    )


def at_the_table(talk: Talk) -> list[Person]:
    """Everybody who takes part in a talk, the participant first."""
    found = [talk.about, *programmes.managers_of(talk.programme, talk.about)] if talk.about else []
    for role in sorted(TAKES_PART[talk.which]):
        found += programmes.people_with(talk.programme, role)
    return list(dict.fromkeys(found))


def _of(talk: Talk) -> Person:
    if talk.about is None:
        raise ValueError(f"a {talk.kind} talk is about somebody")
    return talk.about


def talks(programme: Programme, reader: Person) -> list[Talk]:
    """The talks that `reader` may know of, by date."""
    found = list(programme.talks.filter(cancelled_at=None).select_related("about", "programme__organisation"))
    if May.READ_TALK in rights(reader, programme):
        return found
    return [talk for talk in found if takes_part(reader, talk)]


def held(programme: Programme, kind: Kind, about: Person | None = None) -> Talk | None:
    """The last talk of this kind that was held."""
    return programme.talks.filter(kind=kind, about=about, cancelled_at=None).exclude(held_at=None).last()


def without(programme: Programme, kind: Kind) -> list[Person]:
    """The participants with whom no such talk is planned or held."""
    met = set(programme.talks.filter(kind=kind, cancelled_at=None).values_list("about", flat=True))
    return [person for person in programmes.participants(programme) if person.pk not in met]


def record_of(programme: Programme) -> IntakeRecord | None:
    """What was written down of the intake, the newest."""
    return IntakeRecord.objects.filter(talk__programme=programme).order_by("-at").first()


def standing(programme: Programme) -> Standing | None:
    """The agreement as it stands; None before the first version."""
    newest = programme.agreements_with_organisation.last()
    if newest is None:
        return None
    return Standing(newest, {Side(each.side): each for each in newest.signatures.all()})


def known(programme: Programme, *, costs: Text | None = None, more: str = "") -> Known:
    """What the text of an agreement is made from."""
    facilities, record = programmes.facilities(programme), record_of(programme)
    of_facilities = ("meetings", "minutes", "weeks_between", "place", "in_working_time", "undisturbed", "cover")
    of_record = ("question", "aims", "conditions", "will_hear", "will_not_hear")
    return Known(
        organisation=programme.organisation.name,
        title=programme.title,
        smallest=programme.smallest,
        largest=programme.largest,
        costs=costs,
        more=more,
        **({name: getattr(facilities, name) for name in of_facilities} if facilities else {}),
        **({name: getattr(record, name) for name in of_record} if record else {"question": programme.question}),
    )


def side_of(person: Person, programme: Programme) -> Side | None:
    """For which side somebody signs. Who commissions signs for the organisation, also when they coordinate."""
    found = roles(person, programme)
    if Role.COMMISSIONER in found:
        return Side.ORGANISATION
    return Side.GUIDE if not found.isdisjoint({Role.COORDINATOR, Role.INTERVISOR}) else None


def has_passed(talk: Talk, *, now: datetime) -> bool:
    return talk.starts_at <= now
