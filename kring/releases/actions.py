"""Every write of releases: publishing what all signed, once, and working out a half year, once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.groups.queries import records
from kring.kernel.errors import Invalid, NotAllowedNow
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.programmes.models import Programme
from kring.releases import queries
from kring.releases.models import Release, Told
from kring.releases.rules import numbers
from kring.releases.rules.letters import PURPOSE_MOST, TEXT_MOST, may_be_signed
from kring.releases.rules.numbers import Period, period_of
from kring.sealed.actions import locked_head
from kring.sealed.queries import log_entries
from kring.sealed.rules.bundle import findings, make_bundle, read_bundle
from kring.sealed.rules.log import replay
from kring.sealed.rules.refusal import Reason, Refused
from kring.sealed.rules.releases import Terms


@transaction.atomic
def publish(group: Group, number: int, terms: Terms, *, now: datetime) -> Release:
    """Let out what every member of now signed. Handed over twice, or by two at once, it is one publication.

    Who handed it over is not kept: it would say who was the last to sign.
    """
    locked_head(group.id)  # nobody leaves, signs or ends it while this looks
    before = Release.objects.filter(group=group, number=number).first()
    if before:
        return before
    programme = _programme_of(group)
    _check_terms(group, programme, terms, now=now)
    entries = [bytes(row.entry) for row in log_entries(group.id)]
    roster = replay(str(group.id), entries, records(group))
    bundle = make_bundle(roster, entries, number, terms, published_at=now.isoformat())
    wrong = findings(read_bundle(bundle))
    if wrong:
        raise Refused(Reason(wrong[0].reason), wrong[0].where)
    release = Release.objects.create(
        programme=programme,
        group=group,
        number=number,
        kind=terms.kind,
        period=numbers.read(terms.text).period if terms.kind == queries.NUMBERS else "",
        recipients=[each.person for each in terms.recipients],
        bundle=bundle,
        at=now,
    )
    if release.kind == queries.TEXT:
        tell(_named(release), Notice.PROGRAMME_WAITS, about=release.get_absolute_url())
    return release


def _programme_of(group: Group) -> Programme:
    if group.programme is None:
        raise NotAllowedNow(_("This group has no programme, so there is nobody to tell it to."))
    return group.programme


def _named(release: Release) -> list[Person]:
    return list(Person.objects.filter(pk__in=release.recipients))


def _check_terms(group: Group, programme: Programme, terms: Terms, *, now: datetime) -> None:
    if now.timestamp() >= terms.expires:
        raise Refused(Reason.RELEASE_EXPIRED)
    if not may_be_signed(terms.text, TEXT_MOST) or not may_be_signed(terms.purpose, PURPOSE_MOST):
        raise Invalid(_("This text is empty or too long, or holds letters that nobody can see. Nothing was published."))
    if [terms.programme, terms.title, terms.organisation, terms.organisation_name] != [
        str(programme.id),
        programme.title,
        str(programme.organisation_id),
        programme.organisation.name,
    ]:
        raise NotAllowedNow(_("The programme has another name by now. Make a new version."))
    known = {(str(each.person.pk), each.person.name) for each in queries.addressees(programme, terms.kind)}
    if not terms.recipients or not set(terms.recipients) <= known:
        raise NotAllowedNow(_("Who would read it has changed. Make a new version."))
    if terms.kind == queries.NUMBERS:
        _check_numbers(group, terms.text, now=now)


def _check_numbers(group: Group, text: str, *, now: datetime) -> None:
    """Of the half year that can be handed in now, and as the server knows them too: nobody makes a group larger."""
    period = queries.handing_in(now)
    told = numbers.read(text)
    if period is None or told.period != str(period):
        raise NotAllowedNow(_("Numbers of this half year cannot be handed in now."))
    if told.people != queries.counts(group, period).people:
        raise NotAllowedNow(_("The group has changed. Make a new version."))
    if Release.objects.filter(group=group, period=told.period).exists():
        raise NotAllowedNow(_("The numbers of this half year were handed in already."))


@transaction.atomic
def tell_half_years(organisation: Organisation, *, now: datetime) -> list[Told]:
    """Work out every half year whose time to hand in is over, in order, each once. Answers all, newest first."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # two who look at once: one works it out
    known = {row.period: row for row in queries.told(organisation.pk)}
    period = queries.first_period(organisation.pk)
    last = period_of(localdate(now))
    while period is not None and period < last:
        if period.is_told(localdate(now)) and str(period) not in known:
            known[str(period)] = _tell(organisation, period, list(known.values()), now=now)
        period = period.next
    return queries.told(organisation.pk)


def _tell(organisation: Organisation, period: Period, known: list[Told], *, now: datetime) -> Told:
    rows = queries.handed_in(organisation.pk, str(period))
    told: list[tuple[str, Any]] = [(str(row.group_id), numbers.read(str(row.terms["text"]))) for row in rows]
    earlier = [frozenset(row.groups) for row in known if row.figure]
    figure = numbers.figure(told, earlier)
    return Told.objects.create(
        organisation=organisation,
        period=str(period),
        groups=sorted(group for group, _counts in told),
        figure=asdict(figure) if figure else None,
        at=now,
    )
