"""What everybody reads of the catalogue, and the two forms on it."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.kernel.clock import now
from kring.kernel.errors import NotFound
from kring.offerings import actions, pages, queries
from kring.offerings.forms import FilterForm, InterestForm, QuestionForm
from kring.offerings.models import Interest, Offering, OfferingVersion
from kring.offerings.permissions import may_edit
from kring.offerings.rules.content import Content
from kring.people.queries import person_of

DRAFT, VERSION = "concept", "versie"  # in an address: for who may edit
SENT = "gestuurd"  # in an address: which form went well
FORMS = {"interest": InterestForm, "question": QuestionForm}


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Everything that is published on this server, narrowed by theme, audience and type."""
    versions = queries.published()
    contents = {version.pk: version.content for version in versions}
    form = FilterForm(request.GET, contents=list(contents.values()))
    chosen = form.chosen()
    found = [
        {**pages.card(contents[version.pk]), "offering": version.offering}
        for version in versions
        if all(getattr(contents[version.pk], name) == value for name, value in chosen.items())
    ]
    shown = {
        "form": form,
        "found": found,
        "chosen": chosen,
        "is_empty": not versions,
        "canonical": f"{settings.PUBLIC_URL}/aanbod/",
    }
    return render(request, "offerings/catalogue.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, offering: str) -> HttpResponse:
    """One offering; and what a visitor sends from it: a question, or an address to keep informed."""
    if request.method != "POST" and (DRAFT in request.GET or VERSION in request.GET):
        return _preview(request, offering)
    version = queries.public_version(offering)
    forms = {name: form(prefix=name) for name, form in FORMS.items()}
    if request.method != "POST":
        return _page(request, version.offering, version.content, forms=forms, sent=request.GET.get(SENT, ""))
    return _sent(request, version, forms)


def _sent(request: HttpRequest, version: OfferingVersion, forms: dict[str, Any]) -> HttpResponse:
    """One of the two forms, sent. What is wrong is said with everything that was typed still in place."""
    does = request.POST.get("do", "")
    if does not in FORMS or (does == "question" and not version.content.contact.has_form):
        return redirect(version.offering)
    form = forms[does] = FORMS[does](request.POST, prefix=does)
    if not form.is_valid():
        return _page(request, version.offering, version.content, forms=forms)
    if not ratelimit.consume(request, action="public_form", key=f"{does}:{form.cleaned_data['email'].lower()}"):
        form.add_error(None, _("This form was sent very often. Wait a minute and send it again."))
        return _page(request, version.offering, version.content, forms=forms, status=429)
    if does == "interest":
        language = pages.language()
        actions.ask_interest(version.offering, email=form.cleaned_data["email"], language=language, now=now())
    else:
        actions.ask_question(version, **form.cleaned_data, now=now())
    return redirect(f"{version.offering.get_absolute_url()}?{SENT}={does}#{does}")


def _preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft or an older version as the public would read it, for who works on it."""
    if not request.user.is_authenticated:
        raise NotFound(queries.NOT_HERE)
    offering = queries.access_offering(person_of(request), slug)
    asked = request.GET.get(VERSION, "")
    version = queries.version_of(offering, int(asked)) if asked.isascii() and asked.isdigit() else None
    preview = f"{VERSION}={version.number}" if version else DRAFT
    return _page(request, offering, version.content if version else offering.content, forms={}, preview=preview)


def _page(
    request: HttpRequest, offering: Offering, content: Content, *, status: int = 200, **more: Any
) -> HttpResponse:
    shown = pages.shown(offering, content, today=localdate())
    if request.user.is_authenticated:
        shown["may_edit"] = may_edit(person_of(request), offering)
    return render(request, "offerings/offering.html", {**shown, **more}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def interest(request: HttpRequest, interest_token: str) -> HttpResponse:
    """Confirm an address, or take it off the list. A press, because programs that look at mail follow links."""
    interest = Interest.objects.filter(token=interest_token).select_related("offering__current").first()
    if interest is None:
        raise NotFound(_("This link no longer works. Your address is not on the list, or no longer."))
    if request.method == "POST":
        if request.POST.get("do") == "forget":
            actions.forget_interest(interest)
            return _interest_page(request, interest.offering, is_gone=True)
        actions.confirm_interest(interest, now=now())
        return redirect("offerings:interest", interest_token)
    return _interest_page(request, interest.offering, interest=interest)


def _interest_page(request: HttpRequest, offering: Offering, **more: Any) -> HttpResponse:
    version = offering.current or queries.newest_version(offering)
    title = version.content.title if version else ""
    shown = {"offering": offering, "is_published": offering.is_published, "title": title}
    return render(request, "offerings/interest.html", {**shown, **more})
