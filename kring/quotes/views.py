"""Writing, sending and answering quotes, and the letterhead they carry."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.kernel.clock import now
from kring.kernel.errors import Invalid, NotAllowedNow
from kring.kernel.text import Text
from kring.organisations.permissions import May as OfOrganisation
from kring.organisations.queries import access_organisation
from kring.people.queries import person_of
from kring.programmes.models import Programme
from kring.quotes import actions, paper, queries
from kring.quotes.forms import (
    AcceptForm,
    LetterheadForm,
    LineForms,
    QuoteForm,
    RefuseForm,
    document_of,
    shown_in_form,
    shown_in_lines,
)
from kring.quotes.models import Quote
from kring.quotes.permissions import May, rights
from kring.quotes.rules.document import faults
from kring.quotes.rules.standing import NO_LONGER, SAID, Standing
from kring.quotes.words import instant, said
from kring.web.problem import spoken

FILE = Text("offerte", "quote")
DRAFT = Text("concept", "draft")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """The draft: prefilled the first time, and with a few empty lines."""
    person = person_of(request)
    programme = queries.access_programme(person, programme_id, to=May.WRITE_QUOTE)
    at = now()
    kept = queries.draft(programme)
    content = kept.content if kept else queries.first_draft(programme, now=at)
    form = QuoteForm(request.POST or None, initial=shown_in_form(content))
    lines = LineForms(request.POST or None, initial=shown_in_lines(content), prefix="lines")
    if request.method == "POST" and form.is_valid() and lines.is_valid():
        revision = revision_in(request)
        actions.save_draft(programme, document_of(form, lines), revision=revision, by=person, now=at)
        return redirect("quotes:edit" if "more" in request.POST else "quotes:check", programme.id)
    shown = {"programme": programme, "form": form, "lines": lines, "revision": kept.revision if kept else 0}
    return render(request, "quotes/edit.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def check(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """The draft as the commissioner will read it, and the press that sends it."""
    person = person_of(request)
    programme = queries.access_programme(person, programme_id, to=May.WRITE_QUOTE)
    at = now()
    if request.method == "POST":
        actions.send_quote(programme, revision=revision_in(request), by=person, now=at)
        return redirect(programme)
    kept = queries.draft(programme)
    if kept is None:
        return redirect("quotes:edit", programme.id)
    content = actions.addressed(programme, kept.content)
    shown = {
        "programme": programme,
        "paper": said(content),
        "revision": kept.revision,
        "faults": [spoken(fault) for fault in faults(content, today=queries.today(at))],
        "before": queries.newest(programme),
    }
    return render(request, "quotes/check.html", shown)


@require_safe
@login_required
def draft_pdf(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    programme = queries.access_programme(person_of(request), programme_id, to=May.WRITE_QUOTE)
    kept = queries.draft(programme)
    content = kept.content if kept else queries.first_draft(programme, now=now())
    return as_pdf(paper.pdf_of_draft(actions.addressed(programme, content), now=now()), spoken(DRAFT))


@require_safe
@login_required
def show(request: HttpRequest, programme_id: uuid.UUID, quote_number: str) -> HttpResponse:
    """One version, how it stands, and for the commissioner the way to answer."""
    person = person_of(request)
    quote = queries.access_quote(person, programme_id, quote_number, to=May.READ_QUOTE)
    sent = queries.sent(quote, now=now())
    may = rights(person, quote.programme)
    shown = {
        **_shown(quote.programme, sent),
        "may_answer": May.ANSWER_QUOTE in may and sent.standing is Standing.WAITING,
        "may_write": May.WRITE_QUOTE in may and sent.standing in {Standing.REFUSED, Standing.EXPIRED},
        "newest": queries.newest(quote.programme),
    }
    return render(request, "quotes/quote.html", shown)


@require_safe
@login_required
def pdf(request: HttpRequest, programme_id: uuid.UUID, quote_number: str) -> HttpResponse:
    quote = queries.access_quote(person_of(request), programme_id, quote_number, to=May.READ_QUOTE)
    return as_pdf(paper.pdf_of(queries.sent(quote, now=now())), quote.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def accept(request: HttpRequest, programme_id: uuid.UUID, quote_number: str) -> HttpResponse:
    person = person_of(request)
    quote = queries.access_quote(person, programme_id, quote_number, to=May.ANSWER_QUOTE)
    at = now()
    form = AcceptForm(request.POST or None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        actions.accept_quote(quote, name=form.cleaned_data["name"], by=person, now=at)
        return redirect(quote)
    return render(request, "quotes/accept.html", _answering(quote, form))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def refuse(request: HttpRequest, programme_id: uuid.UUID, quote_number: str) -> HttpResponse:
    person = person_of(request)
    quote = queries.access_quote(person, programme_id, quote_number, to=May.ANSWER_QUOTE)
    form = RefuseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.refuse_quote(quote, why=form.cleaned_data["why"], by=person, now=now())
        return redirect(quote.programme)
    return render(request, "quotes/refuse.html", _answering(quote, form))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def letterhead(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """What an organisation's letters carry beside its name."""
    organisation = access_organisation(person_of(request), organisation_id, to=OfOrganisation.READ_ORGANISATION)
    form = LetterheadForm(request.POST or None, instance=queries.letterhead(organisation))
    if request.method == "POST" and form.is_valid():
        actions.save_letterhead(organisation, **form.cleaned_data)
        return redirect(organisation)
    return render(request, "quotes/letterhead.html", {"form": form, "organisation": organisation})


def revision_in(request: HttpRequest) -> int:
    """Which revision of the draft was on the screen."""
    sent = request.POST.get("revision", "")
    if not sent.isdecimal():
        raise Invalid(_("This page is incomplete. Load it again."))
    return int(sent)


def as_pdf(made: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{spoken(FILE)}-{name}.pdf"'
    return answer


def _shown(programme: Programme, sent: queries.Sent) -> dict[str, Any]:
    quote, language = sent.quote, sent.quote.content.language
    return {
        "programme": programme,
        "quote": quote,
        "paper": said(quote.content),
        "sent_at": instant(quote.sent_at, language),
        "standing": spoken(SAID[sent.standing]),
        "is_superseded": sent.standing is Standing.SUPERSEDED,
        "agreed": paper.agreed(sent) if sent.standing is Standing.ACCEPTED else [],
        "refused_why": sent.answer.why if sent.answer and not sent.answer.accepts else "",
    }


def _answering(quote: Quote, form: AcceptForm | RefuseForm) -> dict[str, Any]:
    """What an answer's page shows. Raises when there is nothing to answer any more."""
    sent = queries.sent(quote, now=now())
    if sent.standing is not Standing.WAITING:
        raise NotAllowedNow(NO_LONGER[sent.standing])
    return {**_shown(quote.programme, sent), "form": form}
