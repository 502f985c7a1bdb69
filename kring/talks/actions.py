"""Every write of talks and of the agreement with the organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.kernel.text import Text
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person
from kring.programmes.actions import fix_facilities, take_step
from kring.programmes.models import Facilities, Programme
from kring.programmes.queries import people_with
from kring.programmes.rules.lifecycle import Role, State, StepName
from kring.talks import queries
from kring.talks.models import Agreement, IntakeRecord, Signature, Talk
from kring.talks.rules import agreement as rules
from kring.talks.rules.kinds import ABOUT_SOMEBODY, Kind


@dataclass(frozen=True, slots=True)
class Plan:
    """When and where a talk is."""

    starts_at: datetime
    minutes: int
    place: str = ""
    link: str = ""


@transaction.atomic
def plan_talk(
    programme: Programme, kind: Kind, plan: Plan, *, about: Person | None = None, by: Person, now: datetime
) -> Talk:
    """Plan a talk, and tell who takes part."""
    talk = Talk.objects.create(
        programme=programme,
        kind=kind,
        about=about if kind in ABOUT_SOMEBODY else None,
        planned_by=by,
        planned_at=now,
        **_fields(plan),
    )
    take_step(programme, StepName.PLAN_TALK, by=by, about=_named(talk), now=now)
    if plan.starts_at > now:
        _tell(talk, by)
    return talk


@transaction.atomic
def move_talk(talk: Talk, plan: Plan, *, by: Person, now: datetime) -> None:
    """Another moment or place. What was held stays as it was."""
    if talk.held_at is not None or talk.cancelled_at is not None:
        raise NotAllowedNow(_("This talk was held or cancelled already."))
    for name, value in _fields(plan).items():
        setattr(talk, name, value)
    talk.save(update_fields=list(_fields(plan)))
    take_step(talk.programme, StepName.PLAN_TALK, by=by, about=_named(talk), now=now)
    _tell(talk, by)


@transaction.atomic
def cancel_talk(talk: Talk, *, by: Person, now: datetime) -> None:
    if not Talk.objects.filter(pk=talk.pk, held_at=None, cancelled_at=None).update(cancelled_at=now):
        raise NotAllowedNow(_("This talk was held or cancelled already."))
    _tell(talk, by)


@transaction.atomic
def hold_talk(talk: Talk, *, by: Person, now: datetime) -> None:
    """Write down that a talk was held, and no more: what was said stays with who said it."""
    if talk.starts_at > now:
        raise NotAllowedNow(_("This talk is still to come. Change its date first."))
    if not Talk.objects.filter(pk=talk.pk, held_at=None, cancelled_at=None).update(held_at=now):
        raise NotAllowedNow(_("This talk was held or cancelled already."))
    talk.held_at = now
    take_step(talk.programme, StepName.HOLD_TALK, by=by, about=_named(talk), now=now)


@transaction.atomic
def record_intake(talk: Talk, *, by: Person, now: datetime, **texts: str) -> IntakeRecord:
    """Write down the intake. Where the programme waits for it, it goes on; later it can be put right."""
    if talk.starts_at > now:
        raise NotAllowedNow(_("This talk is still to come. Change its date first."))
    record, _is_new = IntakeRecord.objects.update_or_create(talk=talk, defaults={**texts, "by": by, "at": now})
    is_first = talk.held_at is None
    if is_first:
        talk.held_at = now
        talk.save(update_fields=["held_at"])
    if talk.programme.stands() is State.AGREED:
        take_step(talk.programme, StepName.HOLD_INTAKE, by=by, now=now)
    elif is_first:
        take_step(talk.programme, StepName.HOLD_TALK, by=by, about=_named(talk), now=now)
    return record


@transaction.atomic
def align(programme: Programme, talk: Talk | None, *, by: Person, now: datetime, **fields: Any) -> Facilities:
    """Fix the facilities that group, commissioner and intervisor agreed on; the talk in which they did was held."""
    if talk is not None and talk.held_at is None and talk.starts_at <= now:
        hold_talk(talk, by=by, now=now)
    return fix_facilities(programme, by=by, now=now, **fields)


@transaction.atomic
def draft_agreement(
    programme: Programme, *, language: str, costs: Text | None, more: str, by: Person, now: datetime
) -> Agreement:
    """A new version, from what is known now. Both sides sign anew: a signature is under one text."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    newest = programme.agreements_with_organisation.last()
    made = Agreement.objects.create(
        programme=programme,
        number=newest.number + 1 if newest else 1,
        language=language,
        clauses=rules.written(queries.known(programme, costs=costs, more=more), language),
        by=by,
        at=now,
    )
    waiting = [*people_with(programme, Role.COMMISSIONER), *people_with(programme, Role.INTERVISOR)]
    tell(
        [each for each in dict.fromkeys(waiting) if each != by],
        Notice.PROGRAMME_WAITS,
        about=f"{programme.get_absolute_url()}overeenkomst/",
    )
    return made


@transaction.atomic
def sign(agreement: Agreement, *, name: str, by: Person, now: datetime) -> Signature:
    """Sign the newest version for one's own side."""
    made = _answered(agreement, by=by, name=name, at=now)
    take_step(agreement.programme, StepName.SIGN, by=by, now=now)
    return made


@transaction.atomic
def refuse_to_sign(agreement: Agreement, *, name: str, why: str, by: Person, now: datetime) -> Signature:
    """Say why one does not sign this version. A new version can be made."""
    made = _answered(agreement, by=by, name=name, at=now, refused=True, why=why.strip())
    take_step(agreement.programme, StepName.REFUSE_TO_SIGN, by=by, why=why, now=now)
    return made


def _answered(agreement: Agreement, *, by: Person, **fields: Any) -> Signature:
    programme = Programme.objects.select_for_update().get(pk=agreement.programme_id)
    found = queries.standing(programme)
    side = queries.side_of(by, programme)
    if side is None:
        raise NotPermitted(_("You sign for neither side."))
    if found is None or found.agreement != agreement:
        raise NotAllowedNow(_("There is a newer version. Read that one first."))
    if side in found.by_side:
        raise NotAllowedNow(_("Your side has answered this version already."))
    return Signature.objects.create(agreement=agreement, side=side, person=by, **fields)


def _fields(plan: Plan) -> dict[str, Any]:
    return {
        "starts_at": plan.starts_at,
        "minutes": plan.minutes,
        "place": plan.place.strip(),
        "link": plan.link.strip(),
    }


def _named(talk: Talk) -> Person | None:
    """Whom a row of the story names: the participant, or who commissions."""
    if talk.which is Kind.INTAKE:
        return next(iter(people_with(talk.programme, Role.COMMISSIONER)), None)
    return talk.about


def _tell(talk: Talk, by: Person) -> None:
    """Whoever takes part hears that something changed; the page says what."""
    others = [person for person in queries.at_the_table(talk) if person != by]
    tell(others, Notice.PROGRAMME_WAITS, about=talk.get_absolute_url())


def bring_along(programme: Programme, people: Sequence[Person], *, to: Programme) -> None:
    """Personal talks of who goes on in another programme, planned or held, go with them."""
    Talk.objects.filter(programme=programme, about__in=people).update(programme=to)
