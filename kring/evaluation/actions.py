"""Every write of forms: answers, questions and mails."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kring.evaluation import queries
from kring.evaluation.models import Answered, Questions, Reminded
from kring.evaluation.queries import Occasion
from kring.evaluation.rules.due import mail_due
from kring.evaluation.rules.forms import Asked, Form
from kring.groups.models import Group
from kring.kernel.errors import NotAllowedNow
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.sealed import actions as sealed

ZONE = ZoneInfo(settings.TIME_ZONE)


@transaction.atomic
def answer(occasion: Occasion, item: uuid.UUID, *, sealed_item: bytes, by: Person, now: datetime) -> None:
    """Keep what somebody answered, or the next revision of it. Only the newest stays."""
    if occasion.meeting and not occasion.meeting.is_over(now=now):
        raise NotAllowedNow(_("This meeting is still to come, or going on. Evaluate it afterwards."))
    row, is_new = Answered.objects.get_or_create(
        person=by,
        form=occasion.form,
        about=occasion.about,
        defaults={"group": occasion.group, "item": item, "at": now},
    )
    if not is_new and row.item != item:
        raise NotAllowedNow(_("You wrote here already. Change that text instead."), item=str(row.item))
    sealed.put_item_alone(
        occasion.group.pk, item, slot=occasion.slot, sealed_item=sealed_item, by=by, now=now, hidden=False
    )


@transaction.atomic
def change_questions(
    organisation: Organisation,
    group: Group | None,
    form: Form,
    questions: Sequence[Asked],
    *,
    after: int,
    by: Person,
    now: datetime,
) -> Questions:
    """A next version, of a group or of all groups of an organisation; without questions the ones before are asked."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    newest = queries.newest_questions(organisation, group, form)
    number = newest.number if newest else 0
    if number != after:
        raise NotAllowedNow(_("Somebody else changed these questions meanwhile. Load the page again."))
    return Questions.objects.create(
        organisation=organisation,
        group=group,
        form=form,
        number=number + 1,
        questions=list(questions),
        by=by,
        at=now,
    )


def keep_asking(*, now: datetime) -> None:
    """What time asks of forms, once a minute: a mail when one is asked, and one more to who has not answered."""
    due: dict[Person, list[tuple[Occasion, int]]] = defaultdict(list)
    for occasion, since in queries.lately(Q(), now=now):
        number = mail_due(since, now, ZONE)
        for person in _to_mail(occasion, number) if number else []:
            due[person].append((occasion, number or 0))
    for person, found in due.items():
        _mail(person, found, now=now)


def _to_mail(occasion: Occasion, number: int) -> list[Person]:
    said = {"form": occasion.form, "about": occasion.about}
    done = set(Answered.objects.filter(**said).values_list("person", flat=True))
    done |= set(Reminded.objects.filter(**said, number=number).values_list("person", flat=True))
    return [person for person in queries.asked(occasion) if person.pk not in done]


@transaction.atomic
def _mail(person: Person, found: Sequence[tuple[Occasion, int]], *, now: datetime) -> None:
    """One mail for everything a group asks: two clocks that tick at once send one."""
    asking: dict[Group, list[Occasion]] = defaultdict(list)
    for occasion, number in found:
        said = {"person": person, "form": occasion.form, "about": occasion.about, "number": number}
        _row, is_new = Reminded.objects.get_or_create(**said, defaults={"group": occasion.group, "at": now})
        if is_new:
            asking[occasion.group].append(occasion)
    for group, occasions in asking.items():
        link = occasions[0].get_absolute_url() if len(occasions) == 1 else f"{group.get_absolute_url()}evaluaties/"
        tell(person, Notice.EVALUATION_ASKED, about=link)
