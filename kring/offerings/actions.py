"""Every write of the catalogue."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kring.kernel.errors import NotAllowedNow
from kring.offerings.models import Interest, Intervisor, Offering, OfferingVersion, Question
from kring.offerings.queries import choosable, newest_version
from kring.offerings.rules.content import Content, written
from kring.offerings.rules.publishing import faults
from kring.organisations.models import Organisation
from kring.people import letters
from kring.people.models import Person

MOST_OFFERINGS = 200
UNCONFIRMED = timedelta(days=30)  # an address that never confirmed is forgotten
QUESTIONS_KEPT = timedelta(days=90)  # long enough to notice that mail does not arrive


class Overtaken(NotAllowedNow):
    """Somebody saved in between. Nothing of theirs is lost, and what was typed here is still on the page."""

    kind = "overtaken"


class SlugTaken(NotAllowedNow):
    """Another offering on this server has this address."""

    kind = "slug-taken"


def make_offering(organisation: Organisation, content: Content, *, slug: str, by: Person, now: datetime) -> Offering:
    """Begin an offering as a draft. Raises SlugTaken."""
    if organisation.offerings.count() >= MOST_OFFERINGS:
        raise NotAllowedNow(_("This organisation has as many offerings as there can be. Throw one away first."))
    made = {"made_by": by, "made_at": now, "changed_by": by, "changed_at": now}
    try:
        with transaction.atomic():
            return Offering.objects.create(organisation=organisation, slug=slug, draft=written(content), **made)
    except IntegrityError:
        raise SlugTaken(_("This address is taken.")) from None


@transaction.atomic
def save_draft(offering: Offering, content: Content, *, revision: int, by: Person, now: datetime) -> None:
    """Keep a draft. `revision` is where its writer began; raises Overtaken when it is not the newest."""
    saved = Offering.objects.filter(pk=offering.pk, revision=revision).update(
        draft=written(content), revision=revision + 1, changed_by=by, changed_at=now
    )
    if not saved:
        offering.refresh_from_db()
        raise Overtaken(_("Somebody saved this offering while you were typing."))
    offering.draft, offering.revision = written(content), revision + 1


@transaction.atomic
def publish(offering: Offering, *, revision: int, by: Person, now: datetime) -> OfferingVersion:
    """Let the public read the draft, as the next version. Refused while something is missing.

    An unchanged draft is no new version. Whoever asked to be kept informed hears of new dates.
    """
    offering.refresh_from_db(from_queryset=Offering.objects.select_for_update())
    if offering.revision != revision:
        raise Overtaken(_("Somebody saved this offering after you opened it. Look at it once more, then publish."))
    content = offering.content
    if faults(content, today=localdate(now), methods=choosable(offering.organisation)):
        raise NotAllowedNow(_("Something is still missing. It stands on the page of this offering."))
    last = newest_version(offering)
    if last is None or last.document != offering.draft:
        number = last.number + 1 if last else 1
        last_dates = last.content.dates if last else ()
        last = OfferingVersion.objects.create(offering=offering, number=number, document=offering.draft, by=by, at=now)
        if set(content.dates) - set(last_dates):
            _tell_of_dates(offering, content, now=now)
    offering.current, offering.taken_down_at, offering.taken_down_by = last, None, None
    offering.save(update_fields=["current", "taken_down_at", "taken_down_by"])
    return last


@transaction.atomic
def take_down(offering: Offering, *, by: Person, now: datetime) -> None:
    """The public no longer reads it. Programmes keep the version they were asked with."""
    offering.current, offering.taken_down_at, offering.taken_down_by = None, now, by
    offering.save(update_fields=["current", "taken_down_at", "taken_down_by"])


@transaction.atomic
def throw_away(offering: Offering) -> None:
    """Remove a draft for good. What was ever published stays, because a programme may rest on it."""
    if offering.versions.exists():
        raise NotAllowedNow(_("This was published, so it stays. You can take it down."))
    offering.delete()


@transaction.atomic
def save_intervisor(intervisor: Intervisor, said: dict[str, Any], *, revision: int) -> Intervisor:
    """Keep a profile, new or changed. Raises Overtaken."""
    if not intervisor._state.adding:  # noqa: SLF001 - Django's own word for "not in the database yet"
        saved = Intervisor.objects.filter(pk=intervisor.pk, revision=revision).update(**said, revision=revision + 1)
        if not saved:
            intervisor.refresh_from_db()
            raise Overtaken(_("Somebody saved this profile while you were typing."))
        return intervisor
    for name, value in said.items():
        setattr(intervisor, name, value)
    intervisor.save()
    return intervisor


def remove_intervisor(intervisor: Intervisor, *, now: datetime) -> None:
    """No longer show a profile anywhere."""
    Intervisor.objects.filter(pk=intervisor.pk).update(removed_at=now)


@transaction.atomic
def ask_interest(offering: Offering, *, email: str, language: str, now: datetime) -> Interest:
    """Note an address that wants to hear of dates, and ask it to confirm. Twice is once, with a new mail."""
    Interest.objects.filter(confirmed_at=None, asked_at__lt=now - UNCONFIRMED).delete()
    interest, _is_new = Interest.objects.get_or_create(
        offering=offering,
        email=email.lower(),
        defaults={"language": language, "token": secrets.token_urlsafe(24), "asked_at": now},
    )
    _write_to(interest, "interest")
    return interest


def confirm_interest(interest: Interest, *, now: datetime) -> None:
    if interest.confirmed_at is None:
        interest.confirmed_at = now
        interest.save(update_fields=["confirmed_at"])


def forget_interest(interest: Interest) -> None:
    interest.delete()


@transaction.atomic
def ask_question(version: OfferingVersion, *, name: str, email: str, text: str, now: datetime) -> Question:
    """Mail a question to the contact of an offering, and keep it a while for its coordinators."""
    Question.objects.filter(at__lt=now - QUESTIONS_KEPT).delete()
    offering = version.offering
    question = Question.objects.create(offering=offering, name=name, email=email, text=text, at=now)
    context = {"question": question, "title": version.content.title}
    with override(version.content.language):
        letters.send("offerings/mail/question.txt", to=version.content.contact.mail, context=context)
    return question


def _tell_of_dates(offering: Offering, content: Content, *, now: datetime) -> None:
    upcoming = [moment for moment in content.dates if moment.on >= localdate(now)]
    confirmed = offering.interests.exclude(confirmed_at=None) if upcoming else Interest.objects.none()
    for interest in confirmed:
        _write_to(interest, "dates", content=content, dates=upcoming)
    confirmed.update(told_at=now)


def _write_to(interest: Interest, letter: str, content: Content | None = None, **more: object) -> None:
    about = content or (interest.offering.current or interest.offering).content
    links = {
        "link": f"{settings.PUBLIC_URL}/aanbod/bericht/{interest.token}/",
        "page": settings.PUBLIC_URL + interest.offering.get_absolute_url(),
    }
    with override(interest.language):
        letters.send(f"offerings/mail/{letter}.txt", to=interest.email, context={"title": about.title, **links, **more})
