"""Every write of requests: asking for a programme and signing up for an open group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.offerings.models import Offering, OfferingVersion
from kring.offerings.rules.content import Content
from kring.organisations.models import Organisation
from kring.people.actions import make_person
from kring.people.models import Person
from kring.programmes.actions import begin_programme, leave, name_party, propose_facilities, take_step
from kring.programmes.models import Facilities, Handover, Programme
from kring.programmes.queries import managers_of, participants, parties
from kring.programmes.rules.lifecycle import MOVES, Role, StepName
from kring.requests import queries
from kring.requests.models import Chart, Participation, Request, SignUp

FACILITIES = ("meetings", "minutes", "weeks_between", "place", "in_working_time", "undisturbed", "cover")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by name and mail address, with an account or without."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it was filled in. Without a `manager` who asks is the manager; who pays is the manager too,
    unless a `commissioner` is named.
    """

    people: int
    question: str
    period: str = ""
    place: str = ""
    manager: Named | None = None
    commissioner: Named | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody declares when they sign up or say yes."""

    profession: str
    motivation: str
    level: str = ""
    department: str = ""
    ties: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)  # site, remote and slots of a sign-up

    def fields(self) -> dict[str, Any]:
        plain = {name: getattr(self, name) for name in ("profession", "motivation", "level", "department")}
        return {**plain, "ties": list(self.ties), **self.more}


@transaction.atomic
def ask(version: OfferingVersion, asked: Asked, *, by: Person, now: datetime) -> Programme:
    """Ask for a programme: as manager, or for one's team, whose manager then decides. Twice the same is once."""
    Person.objects.select_for_update().get(pk=by.pk)
    known = queries.asked_already(version, by, asked.question)
    if known is not None:
        return known
    content = version.content
    manager = _person(asked.manager, by) if asked.manager else by
    commissioner = _person(asked.commissioner, by) if asked.commissioner else manager
    roles_of = {Role.COMMISSIONER: commissioner}
    if manager != by:
        roles_of[Role.MANAGER] = manager
    programme = begin_programme(
        version.offering.organisation,
        content.title,
        step=StepName.ASK if manager != by else StepName.ASK_AS_MANAGER,
        by=by,
        now=now,
        roles_of=roles_of,
        question=asked.question.strip(),
        people=asked.people,
        **_taken_over(version, content),
    )
    Request.objects.create(programme=programme, period=asked.period.strip(), place=asked.place.strip())
    _propose(programme, content, place=asked.place.strip())
    return programme


def _person(named: Named, by: Person) -> Person:
    return make_person(name=named.name, email=named.email, language=by.language)


def _taken_over(version: OfferingVersion, content: Content) -> dict[str, Any]:
    """What a programme has from its offering, as it was when it was asked for."""
    smallest, largest = content.form.bounds
    handover = Handover(content.level_at(1).value)
    return {"offering": version, "smallest": smallest, "largest": largest, "handover": handover}


def _propose(programme: Programme, content: Content, *, place: str = "") -> None:
    """The offering's facilities, when it says all of them; what it leaves open is agreed in the alignment talk."""
    form = content.form
    if form.meetings and form.minutes and form.weeks_between:
        propose_facilities(
            programme,
            meetings=form.meetings,
            minutes=form.minutes,
            weeks_between=form.weeks_between,
            place=(place or form.place)[:160],
            in_working_time=form.in_working_time,
        )


@transaction.atomic
def sign_up(version: OfferingVersion, said: Said, *, by: Person, now: datetime) -> SignUp:
    """Ask for a place in an open group, or say anew what one said. That it is voluntary is said by who signs up."""
    Person.objects.select_for_update().get(pk=by.pk)
    found = queries.open_signup(version.offering, by) or SignUp(version=version, person=by, made_at=now)
    for name, value in said.fields().items():
        setattr(found, name, value)
    found.voluntary_at = now
    found.save()
    return found


def withdraw_signup(signup: SignUp, *, now: datetime) -> None:
    """No place is wanted any more. What was said goes; that somebody signed up and withdrew stays."""
    changed = SignUp.objects.filter(pk=signup.pk, withdrawn_at=None, programme=None).update(
        withdrawn_at=now, motivation="", ties=[], slots=[], profession="", family="", level="", department="", site=""
    )
    if not changed:
        raise NotAllowedNow(_("You are in a programme already. Withdraw on its page."))


@transaction.atomic
def gather(offering: Offering, chosen: Sequence[SignUp], *, title: str, by: Person, now: datetime) -> Programme:
    """Begin a programme from sign-ups. Who is chosen takes part: they said yes when they signed up.

    Each hears of it, and still says who their own manager is.
    """
    version = offering.current or chosen[0].version
    content = version.content
    programme = begin_programme(
        offering.organisation,
        title,
        step=StepName.GATHER,
        by=by,
        now=now,
        people=len(chosen),
        **_taken_over(version, content),
    )
    _propose(programme, content)
    for signup in chosen:
        take_up(signup, programme, by=by, now=now)
    tell([signup.person for signup in chosen], Notice.PROGRAMME_WAITS, about=f"{programme.get_absolute_url()}meedoen/")
    return programme


@transaction.atomic
def take_up(signup: SignUp, programme: Programme, *, by: Person, now: datetime) -> Participation:
    """Somebody who signed up takes part from now on, with what they declared. Refused when they withdrew meanwhile."""
    taken = SignUp.objects.filter(pk=signup.pk, withdrawn_at=None, programme=None).update(programme=programme)
    if not taken:
        raise NotAllowedNow(_("Somebody withdrew meanwhile. Load the page again."))
    own = {
        name: getattr(signup, name) for name in ("profession", "family", "level", "department", "motivation", "ties")
    }
    participation = Participation.objects.create(
        programme=programme,
        person=signup.person,
        asked_at=signup.made_at,
        answer=Participation.Answer.YES,
        answered_at=signup.made_at,
        voluntary_at=signup.voluntary_at,
        **own,
    )
    name_party(programme, signup.person, Role.PARTICIPANT, now=now)
    take_step(programme, StepName.JOIN, by=by, about=signup.person, now=now)
    return participation


@transaction.atomic
def split(programme: Programme, people: Sequence[Person], *, title: str, by: Person, now: datetime) -> Programme:
    """Begin a programme beside this one for some who take part in it, who leave it.

    It has the same offering, bounds, facilities, commissioner and intervisor; people keep what they declared and who
    their manager is. A quote stays with the programme that it was made for.
    """
    same = ("question", "offering", "smallest", "largest", "handover")
    beside = begin_programme(
        programme.organisation,
        title,
        step=StepName.GATHER,
        by=by,
        now=now,
        people=len(people),
        **{name: getattr(programme, name) for name in same},
    )
    for party in parties(programme):
        if party.role in (Role.COMMISSIONER, Role.INTERVISOR):
            name_party(beside, party.person, Role(party.role), now=now)
    for facilities in Facilities.objects.filter(programme=programme):
        propose_facilities(beside, **{name: getattr(facilities, name) for name in FACILITIES})
    for person in people:
        _move(programme, beside, person, by=by, now=now)
    return beside


def _move(programme: Programme, beside: Programme, person: Person, *, by: Person, now: datetime) -> None:
    managers = managers_of(programme, person)
    leave(programme, person, by=by, now=now)
    programme.participations.filter(person=person).update(programme=beside)
    name_party(beside, person, Role.PARTICIPANT, now=now)
    for manager in managers:
        name_party(beside, manager, Role.MANAGER, about=person, now=now)
    take_step(beside, StepName.JOIN, by=by, about=person, now=now)


@transaction.atomic
def appoint(programme: Programme, named: Named, role: Role, *, by: Person, now: datetime) -> Person:
    """Give somebody a role by name and mail address. They get a mail with a link."""
    person = _person(named, by)
    name_party(programme, person, role, now=now)
    take_step(programme, StepName.APPOINT, by=by, about=person, now=now)
    tell(person, Notice.PROGRAMME_WAITS, about=programme.get_absolute_url())
    return person


@transaction.atomic
def ask_to_take_part(programme: Programme, named: Named, *, by: Person, now: datetime) -> Participation:
    """Ask somebody to take part. They decide; asked again after a no they can decide anew."""
    if programme.stands() not in MOVES[StepName.JOIN].since:
        raise NotAllowedNow(_("People are asked once the intake was held, and before the programme is closed."))
    person = _person(named, by)
    found, is_new = Participation.objects.get_or_create(programme=programme, person=person, defaults={"asked_at": now})
    if not is_new and found.answer != Participation.Answer.NO:
        raise NotAllowedNow(_("This mail address was asked already."))
    found.answer, found.asked_at = Participation.Answer.NONE, now
    found.save(update_fields=["answer", "asked_at"])
    tell(person, Notice.PLACE_OFFERED, about=f"{programme.get_absolute_url()}meedoen/")
    return found


@transaction.atomic
def say_yes(own: Participation, said: Said, manager: Named, *, by: Person, now: datetime) -> None:
    """Take part, with what one declares and one's own manager. Only the person's own press counts as voluntary."""
    programme = own.programme
    if own.person_id != by.pk:
        raise NotPermitted(_("Only the person themself can say this."))
    takes_part = by in participants(programme)
    for name, value in said.fields().items():
        setattr(own, name, value)
    own.answer, own.answered_at, own.voluntary_at = Participation.Answer.YES, now, now
    own.save()
    _name_manager(programme, by, _person(manager, by), now=now)
    if not takes_part:
        name_party(programme, by, Role.PARTICIPANT, now=now)
        take_step(programme, StepName.JOIN, by=by, about=by, now=now)


def _name_manager(programme: Programme, person: Person, manager: Person, *, now: datetime) -> None:
    """Somebody's own manager here; who was named before is not, from now on."""
    programme.parties.filter(role=Role.MANAGER, about=person, until=None).exclude(person=manager).update(until=now)
    name_party(programme, manager, Role.MANAGER, about=person, now=now)


@transaction.atomic
def say_no(own: Participation, *, by: Person, now: datetime, why: str = "") -> None:
    """Take no part, or no longer: said by oneself, or by who arranges. What was declared goes; no reason is needed."""
    if own.person in participants(own.programme):
        leave(own.programme, own.person, by=by, why=why, now=now)
    own.answer, own.answered_at, own.voluntary_at = Participation.Answer.NO, now, None
    own.profession = own.family = own.level = own.department = own.motivation = ""
    own.ties = []
    own.save()


def call_comparable(own: Participation, family: str) -> None:
    """The coordinator says which profession this one is comparable with."""
    own.family = family.strip()
    own.save(update_fields=["family"])


def keep_chart(organisation: Organisation, lines: dict[str, str], *, by: Person, now: datetime) -> None:
    """Who reports to whom from now on, instead of what was there."""
    Chart.objects.update_or_create(
        organisation=organisation, defaults={"lines": lines, "changed_by": by, "changed_at": now}
    )
