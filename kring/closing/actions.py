"""Every write of closing: dates, notices, consents, and putting away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.closing import queries
from kring.closing.models import Consent, Retention, Term
from kring.closing.rules.retention import BOOKS, FIRST, YEAR, after, due, is_time, told
from kring.closing.shredding import shred, wipe
from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.programmes.actions import take_step
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import StepName
from kring.quotes.actions import forget_quotes


def save_term(organisation: Organisation, *, months: int) -> Term:
    """For programmes that close from now on."""
    kept, _is_new = Term.objects.update_or_create(organisation=organisation, defaults={"months": months})
    return kept


def keep_all_terms(*, now: datetime) -> int:
    """What time asks of every closed programme: a date, two notices, and then putting away. How many were put away."""
    Retention.objects.exclude(programme__state__in=queries.GOES).delete()  # their groups go on
    shredded = sum(_keep_term(programme, now=now) for programme in queries.ended())
    forget_quotes(before=after(queries.today(now), -BOOKS * YEAR))
    return shredded


@transaction.atomic
def _keep_term(programme: Programme, *, now: datetime) -> bool:
    """Looked at again behind the lock: the group may go on by itself since."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    planned = queries.retention(locked)
    if planned is None:
        return False
    kept, _is_new = Retention.objects.get_or_create(programme=locked, defaults={"on": planned.on})
    day = queries.today(now)
    if is_time(kept.plan(), day):
        _put_away(locked, by=None, now=now)
        return True
    days = due(kept.plan(), day)
    if days:
        _give_notice(kept, days, now=now)
    return False


def _give_notice(kept: Retention, days: int, *, now: datetime) -> None:
    kept.on = told(kept.plan(), days, queries.today(now)).on
    if days == FIRST:
        kept.told_first_at = now
    else:
        kept.told_last_at = now
    kept.save(update_fields=["on", "told_first_at", "told_last_at"])
    notice = Notice.GOES_IN_A_MONTH if days == FIRST else Notice.GOES_IN_A_WEEK
    tell(queries.members(kept.programme), notice, about=f"{kept.programme.get_absolute_url()}opruimen/")


@transaction.atomic
def consent(programme: Programme, *, by: Person, agrees: bool, now: datetime) -> None:
    """A member agrees that it goes now, or takes that back."""
    if by not in queries.members(programme):
        raise NotPermitted(_("Only who is in the group decides about this."))
    if not queries.may_end(programme):
        raise NotAllowedNow(_("This programme is not closed, so nothing is put away."))
    if agrees:
        Consent.objects.get_or_create(programme=programme, person=by, defaults={"at": now})
    else:
        Consent.objects.filter(programme=programme, person=by).delete()


@transaction.atomic
def put_away_now(programme: Programme, *, by: Person, now: datetime) -> None:
    """A coordinator puts it away before its date: only when every member agreed, or nobody is in the group."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not queries.may_go_now(locked):
        raise NotAllowedNow(_("Not everybody in the group agrees. Until the date nothing is put away."))
    _put_away(locked, by=by, now=now)


def _put_away(programme: Programme, *, by: Person | None, now: datetime) -> None:
    """The step and the shredding together: one without the other never happens."""
    take_step(programme, StepName.PUT_AWAY, by=by, now=now)
    shred(programme)
    transaction.on_commit(wipe, robust=True)
