"""Every write of the open lists."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kring.literature.models import Title
from kring.organisations.models import Organisation
from kring.people.models import Person


def add_title(organisation: Organisation, said: dict[str, Any], *, by: Person, now: datetime) -> Title:
    return Title.objects.create(organisation=organisation, added_by=by, added_at=now, **said)


def remove_title(organisation: Organisation, title_id: int) -> None:
    """Somebody may have removed it already: then there is nothing to do."""
    organisation.literature.filter(pk=title_id).delete()
