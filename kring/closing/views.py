"""The page of what goes and when, an organisation's term, and closing one's account."""

from __future__ import annotations

import uuid

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.closing import accounts, actions, queries
from kring.closing.forms import LeaveForm, TermForm
from kring.closing.permissions import May, rights
from kring.groups.permissions import May as OfGroup
from kring.groups.permissions import rights as rights_in_group
from kring.groups.queries import group_of, groups_of
from kring.kernel.clock import now
from kring.kernel.errors import NotPermitted
from kring.organisations.permissions import May as OfOrganisation
from kring.organisations.queries import access_organisation
from kring.people.queries import person_of
from kring.programmes.permissions import May as OfProgramme
from kring.programmes.permissions import roles
from kring.programmes.queries import access_programme
from kring.programmes.rules.lifecycle import StepName, steps_from
from kring.web.problem import spoken


@require_safe
@login_required
def page(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """What goes, when, what stays, and what a member can do about it."""
    person = person_of(request)
    programme = access_programme(person, programme_id, to=OfProgramme.READ_PROGRAMME)
    kept = queries.retention(programme)
    group = group_of(programme)
    may = rights(person, programme)
    steps = {move.step for move in steps_from(programme.stands(), roles(person, programme))}
    shown = {
        "programme": programme,
        "on": kept and kept.on,
        "days": kept and (kept.on - queries.today(now())).days,
        "months": queries.months(programme.organisation),
        "may_end": queries.may_end(programme),
        "may_agree": person in queries.members(programme) and May.AGREE_TO_SHRED in may,
        "agrees": person.pk in queries.consented(programme),
        "agreed": len(queries.consented(programme)),
        "of": len(queries.members(programme)),
        "may_shred": May.SHRED_NOW in may and queries.may_go_now(programme),
        "may_read": May.SHRED_NOW in may,
        "may_go_on": StepName.GO_ON in steps,
        "export": group if group and OfGroup.TAKE_EXPORT in rights_in_group(person, group) else None,
    }
    return render(request, "closing/page.html", shown)


@require_POST
@login_required
def agree(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """A member agrees that it goes now, or takes that back."""
    person = person_of(request)
    programme = access_programme(person, programme_id, to=OfProgramme.READ_PROGRAMME)
    if May.AGREE_TO_SHRED not in rights(person, programme):
        raise NotPermitted(_("Only who is in the group decides about this."))
    actions.consent(programme, by=person, agrees="not" not in request.POST, now=now())
    return redirect("closing:page", programme.id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def shred_now(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """A coordinator puts it away before its date, once everybody agreed."""
    person = person_of(request)
    programme = access_programme(person, programme_id, to=OfProgramme.READ_PROGRAMME)
    if May.SHRED_NOW not in rights(person, programme):
        raise NotPermitted(_("Only a coordinator puts a programme away."))
    if request.method == "POST":
        actions.put_away_now(programme, by=person, now=now())
        return redirect(programme)
    return render(request, "closing/shred.html", {"programme": programme, "may": queries.may_go_now(programme)})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def term(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """How long an organisation keeps what groups wrote."""
    organisation = access_organisation(person_of(request), organisation_id, to=OfOrganisation.READ_ORGANISATION)
    form = TermForm(request.POST or None, initial={"months": queries.months(organisation)})
    if request.method == "POST" and form.is_valid():
        actions.save_term(organisation, months=form.cleaned_data["months"])
        return redirect(organisation)
    return render(request, "closing/term.html", {"form": form, "organisation": organisation})


@require_safe
@login_required
def took_part(request: HttpRequest) -> HttpResponse:
    """What remained of one's own part in programmes that were put away."""
    return render(request, "closing/took_part.html", {"rows": queries.took_part(person_of(request))})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def close_account(request: HttpRequest) -> HttpResponse:
    """What leaving for good means, and the press that does it."""
    person = person_of(request)
    form = LeaveForm(request.POST or None)
    found = accounts.hindrances(person)
    if request.method == "POST" and not found and form.is_valid():
        accounts.close_account(person, now=now())
        logout(request)
        return redirect("/aanmelden/?afgemeld")  # that page makes the browser forget what was unlocked
    exports = [each for each in groups_of(person) if OfGroup.TAKE_EXPORT in rights_in_group(person, each)]
    shown = {"form": form, "hindrances": [spoken(text) for text in found], "exports": exports}
    return render(request, "closing/account.html", shown)
