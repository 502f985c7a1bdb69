"""Reading quotes, and the one gate to them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotFound, NotPermitted
from kring.offerings.rules.content import Content
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.programmes import queries as programmes
from kring.programmes.models import Programme
from kring.programmes.permissions import May as OfProgramme
from kring.programmes.rules.lifecycle import Role, State
from kring.quotes.models import Answer, Draft, Letterhead, Quote
from kring.quotes.permissions import May, rights
from kring.quotes.rules import beginning, numbers
from kring.quotes.rules.document import Document
from kring.quotes.rules.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Sent:
    """A version, how it stands now, and the answer to it."""

    quote: Quote
    standing: Standing
    answer: Answer | None


def today(now: datetime) -> date:
    """The day it is where people live."""
    return timezone.localdate(now)


def access_programme(person: Person, programme_id: uuid.UUID, *, to: May) -> Programme:
    """The programme, if `person` may do this with its quotes. Outsiders cannot tell whether it exists."""
    programme = programmes.access_programme(person, programme_id, to=OfProgramme.READ_COSTS)
    if to not in rights(person, programme):
        raise NotPermitted(_("You may not do this with this quote."))
    return programme


def access_quote(person: Person, programme_id: uuid.UUID, slug: str, *, to: May) -> Quote:
    """One version of a programme's quote, if `person` may do this with it."""
    programme = access_programme(person, programme_id, to=to)
    found = numbers.read(slug)
    quote = found and _row(programme, *found)
    if not quote:
        raise NotFound(_("There is no quote with this number."))
    return quote


def versions(programme: Programme, *, now: datetime) -> list[Sent]:
    """Everything that was sent, newest first."""
    rows = list(programme.quotes.select_related("answer", "answer__by", "sent_by").order_by("-version"))
    return [_sent(quote, is_newest=number == 0, now=now) for number, quote in enumerate(rows)]


def newest(programme: Programme) -> Quote | None:
    return programme.quotes.order_by("-version").first()


def sent(quote: Quote, *, now: datetime) -> Sent:
    """How this version stands."""
    return _sent(quote, is_newest=newest(quote.programme) == quote, now=now)


def accepted(programme: Programme) -> Quote | None:
    """The version that was agreed on."""
    return programme.quotes.filter(answer__accepts=True).first()


def draft(programme: Programme) -> Draft | None:
    return Draft.objects.filter(programme=programme).first()


def first_draft(programme: Programme, *, now: datetime) -> Document:
    """What a quote for this programme begins as: from the offering, and from what is known of the programme."""
    offered = programme.offering.content if programme.offering else Content()
    facilities = programmes.facilities(programme)
    known = beginning.Known(
        language=offered.language,
        title=programme.title,
        meetings=facilities.meetings if facilities else offered.form.meetings,
        minutes=facilities.minutes if facilities else offered.form.minutes,
        people=programme.people,
        price=offered.price.cents,
        price_people=offered.price.participants,
        included=offered.price.included,
        excluded=offered.price.excluded,
    )
    return beginning.begun(known, today=today(now))


def letterhead(organisation: Organisation) -> Letterhead:
    """As saved, or an empty one."""
    return Letterhead.objects.filter(organisation=organisation).first() or Letterhead(organisation=organisation)


def commissioners(programme: Programme) -> list[Person]:
    return programmes.people_with(programme, Role.COMMISSIONER)


def last_number(organisation: Organisation, year: int) -> int:
    """The highest number given in a year; 0 for none."""
    given = Quote.objects.filter(organisation=organisation, year=year).aggregate(last=Max("number"))
    return given["last"] or 0


def lapsed(*, now: datetime) -> list[Programme]:
    """Programmes that wait for an answer to a quote whose last day is over."""
    found = Programme.objects.filter(state=State.QUOTED, quotes__valid_until__lt=today(now)).distinct()
    return [programme for programme in found if has_lapsed(programme, now=now)]


def has_lapsed(programme: Programme, *, now: datetime) -> bool:
    """It waits for an answer that can no longer be given. The newest version counts: an older one may end before it."""
    quote = newest(programme)
    return programme.state == State.QUOTED and quote is not None and quote.valid_until < today(now)


def _row(programme: Programme, year: int, number: int, version: int) -> Quote | None:
    return programme.quotes.filter(year=year, number=number, version=version).first()


def _sent(quote: Quote, *, is_newest: bool, now: datetime) -> Sent:
    answer = getattr(quote, "answer", None)
    how = standing(
        answer=answer and answer.accepts, is_newest=is_newest, valid_until=quote.valid_until, today=today(now)
    )
    return Sent(quote, how, answer)
