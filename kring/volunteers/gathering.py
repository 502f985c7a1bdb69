"""Lists of who signed up for an open group; each group that is made of one becomes a programme of its offering."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.composition.rules.volunteer import Volunteer
from kring.groups.models import Group
from kring.kernel.errors import NotAllowedNow
from kring.offerings.models import Offering
from kring.offerings.queries import offerings_of
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.programmes.actions import take_step
from kring.programmes.rules.lifecycle import StepName
from kring.requests.actions import gather
from kring.requests.models import SignUp
from kring.requests.queries import chart_of, signups
from kring.volunteers.actions import make_pool, put_entries
from kring.volunteers.models import Pool


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
def take_over(pool: Pool) -> int:
    """Puts who signed up on their list; how many wait. What somebody corrected in their own row stays."""
    people = signups(_offering(pool))
    pool.chart = _chart(pool.organisation, people)
    pool.save(update_fields=["chart"])
    put_entries(pool, [_volunteer(each) for each in people])
    return len(people)


def withdrawn(pool: Pool, mails: Collection[str]) -> frozenset[str]:
    """Of these mail addresses, whose sign-up does not stand: they withdrew, or never signed up."""
    return frozenset(mails) - {each.person.email.lower() for each in signups(_offering(pool))}


def begin(pool: Pool, group: Group, mails: Collection[str], *, by: Person, now: datetime) -> None:
    """Makes a programme of the offering for this group, in which these people take part as they said."""
    chosen = [each for each in signups(_offering(pool)) if each.person.email.lower() in mails]
    group.programme = gather(_offering(pool), chosen, title=group.name, by=by, now=now)
    group.save(update_fields=["programme"])
    take_step(group.programme, StepName.MAKE_GROUP, by=by, now=now)


def _offering(pool: Pool) -> Offering:
    if pool.offering is None:
        raise NotAllowedNow(_("This list does not belong to an offering."))
    return pool.offering


def _volunteer(signup: SignUp) -> Volunteer:
    """Whom they work with, lead or report to is theirs to keep apart from: it counts as whom they avoid."""
    return Volunteer(
        id=str(signup.person_id),
        name=signup.person.name,
        mail=signup.person.email,
        profession=signup.profession,
        family=signup.family,
        department=signup.department,
        level=signup.level,
        site=signup.site,
        remote=signup.remote,
        slots=frozenset(signup.slots),
        avoid=frozenset(tie for tie in signup.ties if "@" in tie),
    )


def _chart(organisation: Organisation, people: Sequence[SignUp]) -> dict[str, str]:
    """Who reports to whom, with the keys that people have on the list; managers who are not on it keep their own."""
    keys = {each.person.email.lower(): str(each.person_id) for each in people}
    return {keys.get(one, one): keys.get(manager, manager) for one, manager in chart_of(organisation).items()}
