"""Lists of who signed up: for an open group, or by saying yes in a programme. Their groups become programmes' groups.

Of an open group's list each group becomes a programme of its offering. Of a programme's list the first group becomes
that programme's own; who sits in another goes on in a programme of their own beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.composition.rules.volunteer import Volunteer
from kring.groups.models import Group
from kring.groups.queries import group_of
from kring.kernel.errors import NotAllowedNow
from kring.offerings.models import Offering
from kring.offerings.queries import offerings_of
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.programmes.actions import take_step
from kring.programmes.models import Programme
from kring.programmes.queries import participants, parties
from kring.programmes.rules.lifecycle import Role, State, StepName
from kring.requests.actions import gather, split
from kring.requests.fit import fits
from kring.requests.models import Participation, SignUp
from kring.requests.queries import chart_of, participations, signups
from kring.requests.rules.fitting import Reason
from kring.talks.actions import bring_along
from kring.volunteers.actions import make_pool, put_entries
from kring.volunteers.models import Pool

# What stops somebody from any group. The other reasons are about who sits with whom: the composition keeps to those.
ALWAYS = {Reason.ARRANGES, Reason.NOT_ASKED, Reason.NOT_VOLUNTARY, Reason.NO_MOTIVATION}
SAID = ("name", "mail", "profession", "family", "department", "level")  # by who says yes; who signs up says more
MORE = ("site", "remote")


def waiting(organisation: Organisation) -> list[tuple[Offering, int]]:
    """Offerings for which people wait for a group, and how many wait."""
    counted = [(offering, len(signups(offering))) for offering in offerings_of(organisation)]
    return [(offering, people) for offering, people in counted if people]


@transaction.atomic
def list_signups(offering: Offering, *, now: datetime) -> Pool:
    """A list of who waits for a group of this offering, with its bounds."""
    people = signups(offering)
    if not people:
        raise NotAllowedNow(_("Nobody waits for a group of this offering."))
    content = (offering.current or people[0].version).content
    smallest, largest = content.form.bounds
    pool = make_pool(offering.organisation, name=content.title[:100], smallest=smallest, largest=largest, now=now)
    pool.offering = offering
    pool.save(update_fields=["offering"])
    take_over(pool)
    return pool


@transaction.atomic
def list_participants(programme: Programme, *, now: datetime) -> Pool:
    """A list of who said yes in this programme, with its bounds; the one that is there already, brought up to date."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    pool = list_of(programme)
    if pool is None:
        if programme.stands() is not State.FORMING or group_of(programme):
            raise NotAllowedNow(_("A group is made while the programme forms its group."))
        if not _ready(programme):
            raise NotAllowedNow(_("Nobody said yes yet who can be in a group of this programme."))
        bounds = {"smallest": programme.smallest, "largest": programme.largest}
        pool = make_pool(programme.organisation, name=programme.title[:100], **bounds, now=now)
        pool.programme = programme
        pool.save(update_fields=["programme"])
    take_over(pool)
    return pool


def forming(organisation: Organisation) -> list[tuple[Programme, int]]:
    """Programmes without a group in which enough people for one said yes, and how many did."""
    found = organisation.programmes.filter(state=State.FORMING, group=None)
    counted = [(programme, len(participants(programme))) for programme in found]
    return [(programme, people) for programme, people in counted if people >= programme.smallest]


def list_of(programme: Programme) -> Pool | None:
    """The newest list of this programme of which no groups were made."""
    return programme.pools.exclude(proposals__published_at__isnull=False).order_by("-made_at").first()


@transaction.atomic
def take_over(pool: Pool) -> None:
    """Puts who signed up on their list. What somebody corrected in their own row stays, and what they never say."""
    people = _signed_up(pool)
    keys = {each.person.email.lower(): str(each.person_id) for each in people}
    pool.chart = _chart(pool, keys)
    pool.save(update_fields=["chart"])
    columns = SAID if pool.programme else (*SAID, *MORE)
    names = {each.person.name.casefold(): str(each.person_id) for each in people}
    put_entries(pool, [_volunteer(each, keys, names) for each in people], columns)


def withdrawn(pool: Pool, mails: Collection[str]) -> frozenset[str]:
    """Of these mail addresses, whose sign-up does not stand: they withdrew, or never signed up."""
    return frozenset(mails) - {each.person.email.lower() for each in _signed_up(pool)}


def closed(pool: Pool) -> object:
    """Why no group can be made for the programme of this list any more, as a sentence; nothing when one can."""
    if pool.programme is None or (pool.programme.stands() is State.FORMING and not group_of(pool.programme)):
        return ""
    return _("The programme of this list has its group, or makes none any more.")


def begin(pool: Pool, group: Group, mails: Collection[str], *, by: Person, now: datetime) -> None:
    """Gives this group a programme in which these people take part as they said."""
    group.programme = _programme_for(pool, group, mails, by=by, now=now)
    group.save(update_fields=["programme"])
    take_step(group.programme, StepName.MAKE_GROUP, by=by, now=now)


def _programme_for(pool: Pool, group: Group, mails: Collection[str], *, by: Person, now: datetime) -> Programme:
    if pool.programme is None:
        chosen = [each for each in signups(_offering(pool)) if each.person.email.lower() in mails]
        return gather(_offering(pool), chosen, title=group.name, by=by, now=now)
    if group_of(pool.programme) is None:
        return pool.programme
    people = [person for person in participants(pool.programme) if person.email.lower() in mails]
    beside = split(pool.programme, people, title=group.name, by=by, now=now)
    bring_along(pool.programme, people, to=beside)
    return beside


def _offering(pool: Pool) -> Offering:
    if pool.offering is None:
        raise NotAllowedNow(_("This list does not belong to an offering."))
    return pool.offering


def _signed_up(pool: Pool) -> list[SignUp] | list[Participation]:
    return _ready(pool.programme) if pool.programme else signups(_offering(pool))


def _ready(programme: Programme) -> list[Participation]:
    """Who said yes and could be in some group of this programme."""
    found = fits(programme)
    can = {person.pk for person, stops in found.items() if not any(stop.reason in ALWAYS for stop in stops)}
    return [each for each in participations(programme) if each.person_id in can]


def _volunteer(said: SignUp | Participation, keys: Mapping[str, str], names: Mapping[str, str]) -> Volunteer:
    """Whom they work with, lead or report to is theirs to keep apart from: it counts as whom they avoid."""
    ties = {keys.get(tie, names.get(tie, tie)) for tie in (each.casefold().strip() for each in said.ties)}
    more = said if isinstance(said, SignUp) else SignUp()
    return Volunteer(
        id=str(said.person_id),
        name=said.person.name,
        mail=said.person.email,
        profession=said.profession,
        family=" ".join((said.family or said.profession).casefold().split()),  # however they write it
        department=said.department,
        level=said.level,
        site=more.site,
        remote=more.remote,
        slots=frozenset(more.slots),
        avoid=frozenset(tie for tie in ties if "@" in tie or tie in keys.values()),
    )


def _chart(pool: Pool, keys: Mapping[str, str]) -> dict[str, str]:
    """Who reports to whom, with the keys that people have on the list; managers who are not on it keep their own."""
    chart = {keys.get(one, one): keys.get(manager, manager) for one, manager in chart_of(pool.organisation).items()}
    if pool.programme:
        for party in parties(pool.programme, Role.MANAGER):
            chart[str(party.about_id)] = keys.get(party.person.email.lower(), party.person.email.lower())
    return chart
