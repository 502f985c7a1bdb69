"""Files to take along: a list that can be brought in again, and the groups of a proposal. Never whom anybody avoids."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.people.queries import person_of
from kring.volunteers import queries
from kring.volunteers.models import Pool, Proposal
from kring.volunteers.permissions import May
from kring.volunteers.proposal_views import proposal_of
from kring.volunteers.rules.files import csv_of
from kring.volunteers.rules.words import WHY
from kring.web.problem import spoken

PLAIN = ("key", "name", "mail", "profession", "family", "team", "manager", "department", "level", "site")
COLUMNS = ("id", *PLAIN[1:], "remote", "slots", "wishes")


@require_safe
@login_required
def list_file(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """Everybody on the list, with the columns that a file may have."""
    pool = queries.access_pool(person_of(request), organisation_id, pool_id, to=May.KEEP)
    return _sent([COLUMNS, *_people(pool)], pool.name)


@require_safe
@login_required
def groups_file(
    request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, proposal_id: uuid.UUID
) -> HttpResponse:
    """Who sits in which group, and why who has none has none."""
    found = proposal_of(request, organisation_id, pool_id, proposal_id)
    return _sent(_seats(found), f"{found.pool.name} {found.number}")


def _people(pool: Pool) -> Iterator[Sequence[object]]:
    for entry in pool.entries.defer("avoid").order_by("id"):
        plain = (getattr(entry, name) for name in PLAIN)
        remote = _("yes") if entry.remote else _("no")
        yield (*plain, remote, " ".join(entry.slots), " ".join(entry.wishes))


def _seats(found: Proposal) -> Iterator[Sequence[object]]:
    yield _("group"), "id", _("name"), _("mail"), _("profession"), _("team"), _("site"), _("why not")
    seats = found.seats.select_related("entry").defer("entry__avoid")
    for seat in [*seats.exclude(number=None).order_by("number", "id"), *seats.filter(number=None).order_by("id")]:
        entry = seat.entry
        why = "" if seat.number else spoken(WHY.get(seat.reason, WHY["left-over"]))
        yield seat.number or "", entry.key, entry.name, entry.mail, entry.profession, entry.team, entry.site, why


def _sent(rows: Iterable[Sequence[object]], name: str) -> HttpResponse:
    answer = HttpResponse(csv_of(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name) or "kring"}.csv"'
    return answer
