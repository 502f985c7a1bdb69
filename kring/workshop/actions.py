"""Every write of an organisation's own methods."""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotAllowedNow, TooLarge
from kring.methods.rules.parsing import parse
from kring.methods.rules.reading import MethodFaults
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.workshop.models import MethodVersion, OwnMethod
from kring.workshop.rules.limits import LARGEST_SCRIPT, MOST_METHODS, MOST_PHASES

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike on a printed card
TAIL = 6


class Overtaken(NotAllowedNow):
    """Somebody saved in between. Nothing of theirs is lost, and what was typed here is still on the page."""

    kind = "overtaken"


@transaction.atomic
def add_method(organisation: Organisation, script: dict[str, Any], *, by: Person, now: datetime) -> OwnMethod:
    """Begin an own method from a script: a copy of another method, or a file. It gets a key of its own."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # one at a time, so that the limit holds
    if organisation.own_methods.count() >= MOST_METHODS:
        raise NotAllowedNow(_("This organisation has as many methods as there can be. Remove one first."))
    key = own_key(str(script["key"]))
    draft = {**script, "key": key}
    _check_size(draft)
    return OwnMethod.objects.create(
        organisation=organisation, key=key, draft=draft, made_by=by, made_at=now, changed_by=by, changed_at=now
    )


@transaction.atomic
def save_draft(own: OwnMethod, draft: dict[str, Any], *, revision: int, by: Person, now: datetime) -> None:
    """Keep a draft, also one with faults. `revision` is where its writer began; Overtaken when it is not the newest."""
    _check_size(draft)
    kept = {**draft, "key": own.key}
    saved = OwnMethod.objects.filter(pk=own.pk, revision=revision).update(
        draft=kept, revision=revision + 1, changed_by=by, changed_at=now
    )
    if not saved:
        raise Overtaken(_("Somebody saved this method while you were typing."))
    own.draft, own.revision = kept, revision + 1


@transaction.atomic
def publish(own: OwnMethod, *, revision: int, by: Person, now: datetime) -> MethodVersion:
    """Offer the draft to all groups of the organisation, as its next version. Refused while it has faults."""
    own.refresh_from_db(from_queryset=OwnMethod.objects.select_for_update())
    if own.revision != revision:
        raise Overtaken(_("Somebody saved this method after you opened it. Look at it once more, then publish."))
    try:
        script = parse(own.draft).script()
    except MethodFaults:
        raise NotAllowedNow(_("This method still has faults. Mend them first; they stand below.")) from None
    own.withdrawn_at = None
    own.save(update_fields=["withdrawn_at"])
    last = own.versions.order_by("-number").first()
    if last is not None and last.script == script:
        return last
    return MethodVersion.objects.create(method=own, number=last.number + 1 if last else 1, script=script, by=by, at=now)


@transaction.atomic
def withdraw(own: OwnMethod, *, now: datetime) -> None:
    """No longer offer a method. Meetings that are planned by it keep it; what was never published is thrown away."""
    if own.versions.exists():
        OwnMethod.objects.filter(pk=own.pk).update(withdrawn_at=now)
    else:
        own.delete()


def own_key(source: str) -> str:
    """A key nobody else has: where it comes from, and some letters."""
    stem = source[: 40 - TAIL - 1].rstrip("-") or "methode"
    return f"{stem}-{''.join(secrets.choice(LETTERS) for _ in range(TAIL))}"


def _check_size(draft: dict[str, Any]) -> None:
    if len(json.dumps(draft)) > LARGEST_SCRIPT:
        raise TooLarge(_("This method is too long. Make its texts shorter."))
    if len(draft.get("phase", ())) > MOST_PHASES:
        raise TooLarge(_("A method has at most 40 steps."))
