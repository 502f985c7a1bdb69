"""Every write of quotes. What was sent is never changed: answers and newer versions are rows beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import Invalid, NotAllowedNow
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.programmes.actions import take_step
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import State, StepName
from kring.quotes import queries
from kring.quotes.models import Answer, Draft, Letterhead, Quote
from kring.quotes.rules import document as documents
from kring.quotes.rules.document import Document
from kring.quotes.rules.standing import NO_LONGER, Standing


@transaction.atomic
def save_draft(programme: Programme, written: Document, *, revision: int, by: Person, now: datetime) -> Draft:
    """Keep what is being written. `revision` is the one that was on the screen, 0 for the first."""
    found = Draft.objects.select_for_update().filter(programme=programme).first()
    if (found.revision if found else 0) != revision:
        raise NotAllowedNow(_("Somebody else changed this meanwhile. Load the page again."))
    kept = found or Draft(programme=programme, revision=0)
    kept.document, kept.revision = documents.written(written), kept.revision + 1
    kept.changed_by, kept.changed_at = by, now
    kept.save()
    return kept


@transaction.atomic
def send_quote(programme: Programme, *, revision: int, by: Person, now: datetime) -> Quote:
    """Send the draft as it stands: with a number the first time, as a next version after that. The commissioner hears.

    The organisation is locked while the number is given, so that numbers have no gaps and none is given twice.
    """
    Organisation.objects.select_for_update().get(pk=programme.organisation_id)
    draft = queries.draft(programme)
    if draft is None or draft.revision != revision:
        raise NotAllowedNow(_("Somebody else changed this meanwhile. Load the page again."))
    content = addressed(programme, draft.content)
    found = documents.faults(content, today=queries.today(now))
    if found or content.valid_until is None:
        raise Invalid(found[0])
    if not queries.commissioners(programme):
        raise NotAllowedNow(_("This programme has no commissioner yet. Say who pays first."))
    year, number, version = _next(programme, now=now)
    take_step(programme, StepName.SEND_QUOTE, by=by, now=now)
    return Quote.objects.create(
        organisation=programme.organisation,
        programme=programme,
        year=year,
        number=number,
        version=version,
        document=documents.written(content),
        valid_until=content.valid_until,
        sent_by=by,
        sent_at=now,
    )


@transaction.atomic
def accept_quote(quote: Quote, *, name: str, by: Person, now: datetime) -> Answer:
    """The commissioner agrees, by the name they typed. Of two at once, one is first and the other hears so."""
    _check_it_waits(quote, now=now)
    take_step(quote.programme, StepName.ACCEPT_QUOTE, by=by, now=now)
    return _answer(quote, accepts=True, name=name, by=by, now=now)


@transaction.atomic
def refuse_quote(quote: Quote, *, why: str, by: Person, now: datetime) -> Answer:
    """The commissioner does not agree; the coordinator reads why."""
    _check_it_waits(quote, now=now)
    take_step(quote.programme, StepName.REFUSE_QUOTE, by=by, why=why, now=now)
    return _answer(quote, accepts=False, why=why, by=by, now=now)


def expire_quotes(*, now: datetime) -> int:
    """Take every programme whose quote has lapsed back to where a quote is made; how many these were."""
    return sum(_expire(programme, now=now) for programme in queries.lapsed(now=now))


@transaction.atomic
def _expire(programme: Programme, *, now: datetime) -> bool:
    """Looked at again behind the lock: it may have been answered just now, or a new version was sent."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not queries.has_lapsed(locked, now=now):
        return False
    take_step(locked, StepName.QUOTE_EXPIRES, by=None, now=now)
    tell(queries.commissioners(locked), Notice.PROGRAMME_WAITS, about=locked.get_absolute_url())
    return True


@transaction.atomic
def forget_quotes(*, before: date) -> None:
    """Books are kept for years, not for ever: what was sent before this day goes, where the programme is put away."""
    old = Quote.objects.filter(sent_at__date__lt=before, programme__state=State.ENDED)
    Answer.objects.filter(quote__in=old).delete()
    old.delete()


def save_letterhead(organisation: Organisation, **written: str) -> Letterhead:
    """What the next quotes carry; those that were sent keep theirs."""
    kept, _is_new = Letterhead.objects.update_or_create(organisation=organisation, defaults=written)
    return kept


def addressed(programme: Programme, content: Document) -> Document:
    """The document with who sends it and who gets it, as they are now."""
    head = queries.letterhead(programme.organisation)
    sender = documents.Letterhead(
        programme.organisation.name, head.address, head.chamber_number, head.vat_number, head.iban
    )
    names = [person.name for person in queries.commissioners(programme)]
    return replace(content, sender=sender, recipient=", ".join(names))


def _next(programme: Programme, *, now: datetime) -> tuple[int, int, int]:
    """Year, number and version: the programme's own number when it has one, else the organisation's next."""
    before = queries.newest(programme)
    if before:
        return before.year, before.number, before.version + 1
    year = queries.today(now).year
    return year, queries.last_number(programme.organisation, year) + 1, 1


def _check_it_waits(quote: Quote, *, now: datetime) -> None:
    Programme.objects.select_for_update().get(pk=quote.programme_id)
    stands = queries.sent(Quote.objects.select_related("programme").get(pk=quote.pk), now=now).standing
    if stands is not Standing.WAITING:
        raise NotAllowedNow(NO_LONGER[stands])


def _answer(quote: Quote, *, accepts: bool, by: Person, now: datetime, name: str = "", why: str = "") -> Answer:
    return Answer.objects.create(
        quote=quote,
        accepts=accepts,
        name=name.strip(),
        why=why.strip(),
        fingerprint=documents.fingerprint(quote.content),
        by=by,
        at=now,
    )
