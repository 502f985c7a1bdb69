"""The open agreement with the organisation: made from intake, facilities and quote, signed by both sides on line."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.kernel.clock import now
from kring.kernel.errors import NotAllowedNow, NotFound
from kring.kernel.text import Text
from kring.people.models import Person
from kring.people.queries import person_of
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import MOVES, StepName
from kring.quotes.queries import accepted
from kring.talks import actions, queries
from kring.talks.forms import MoreForm, SignForm
from kring.talks.paper import pdf_of
from kring.talks.permissions import May, rights
from kring.talks.queries import access_programme
from kring.talks.rules.kinds import Side


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def page(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.READ_AGREEMENT)
    if request.method == "POST" and request.POST.get("do") == "draft":
        return _draft(request, programme)
    if request.method == "POST":
        return _sign(request, programme)
    return _page(request, programme)


@require_safe
@login_required
def pdf(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    programme = access_programme(person_of(request), programme_id, to=May.READ_AGREEMENT)
    found = queries.standing(programme)
    if found is None:
        raise NotFound(_("There is no text yet."))
    answer = HttpResponse(pdf_of(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="overeenkomst-{found.agreement.number}.pdf"'
    return answer


def _draft(request: HttpRequest, programme: Programme) -> HttpResponse:
    person = person_of(request)
    access_programme(person, programme.id, to=May.DRAFT_AGREEMENT)
    if not is_open(programme):
        raise NotAllowedNow(_("The agreement is made before the meetings end."))
    form = MoreForm(request.POST)
    if not form.is_valid():
        return _page(request, programme, more_form=form)
    actions.draft_agreement(
        programme,
        language=(get_language() or "nl")[:2],
        costs=costs(programme),
        more=form.cleaned_data["more"],
        by=person,
        now=now(),
    )
    return redirect("overviews:contract", programme.id)


def _sign(request: HttpRequest, programme: Programme) -> HttpResponse:
    person = person_of(request)
    access_programme(person, programme.id, to=May.SIGN_AGREEMENT)
    found = queries.standing(programme)
    if found is None or str(found.agreement.number) != request.POST.get("version", ""):
        raise NotAllowedNow(_("There is a newer version. Read that one first."))
    form = SignForm(request.POST)
    if not form.is_valid():
        return _page(request, programme, sign_form=form)
    said = form.cleaned_data
    if form.refuses:
        actions.refuse_to_sign(found.agreement, name=said["name"], why=said["why"], by=person, now=now())
    else:
        actions.sign(found.agreement, name=said["name"], by=person, now=now())
    return redirect("overviews:contract", programme.id)


def _page(request: HttpRequest, programme: Programme, **forms: Any) -> HttpResponse:
    person = person_of(request)
    found = queries.standing(programme)
    shown = {
        "programme": programme,
        "standing": found,
        "sides": [{"side": side.value, "signature": found.by_side.get(side)} for side in Side] if found else [],
        "may_draft": May.DRAFT_AGREEMENT in rights(person, programme) and is_open(programme),
        "is_mine_to_sign": found is not None and is_open(programme) and waits_for(person, programme, found),
        "sign_form": SignForm(initial={"name": person.name}),
        "more_form": MoreForm(),
    }
    return render(request, "talks/agreement.html", {**shown, **forms})


def is_open(programme: Programme) -> bool:
    return programme.stands() in MOVES[StepName.SIGN].since


def waits_for(person: Person, programme: Programme, found: queries.Standing) -> bool:
    side = queries.side_of(person, programme)
    return side is not None and side not in found.by_side


def costs(programme: Programme) -> Text | None:
    """What the agreement says of money: it leads to the quote, which only those read who may see costs."""
    quote = accepted(programme)
    if quote is None:
        return None
    days = {}
    for language in ("nl", "en"):
        with override(language):
            days[language] = date_format(localtime(quote.answer.at), "j F Y")
    return Text(
        f"Volgens offerte {quote}, akkoord gegeven op {days['nl']}.",
        f"As in quote {quote}, accepted on {days['en']}.",
    )
