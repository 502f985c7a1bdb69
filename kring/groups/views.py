"""What a coordinator does with a group. The group's own page also shows meetings: see meetings."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from kring.groups import actions
from kring.groups.forms import GroupForm, InviteForm
from kring.groups.permissions import May
from kring.groups.queries import access_group, access_membership, guides_to_ask
from kring.kernel.clock import now
from kring.kernel.errors import NotAllowedNow
from kring.organisations.permissions import May as MayOrganisation
from kring.organisations.queries import access_organisation
from kring.people.queries import person_of
from kring.programmes.queries import participants


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def make_group(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    organisation = access_organisation(person, organisation_id, to=MayOrganisation.MAKE_GROUP)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        return redirect(actions.make_group(organisation, said["name"], said["people"], by=person, now=now()))
    return render(request, "groups/make.html", {"form": form, "organisation": organisation})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invite(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    group = access_group(person, group_id, to=May.INVITE)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite(group, form.invitee(), by=person, now=now())
        except NotAllowedNow as refusal:
            form.add_error("email", str(refusal.sentence))
        else:
            return redirect(group)
    return render(request, "groups/invite.html", {"form": form, "group": group})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask_guide(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """Asks first, and says what it means: whoever is in the group reads along."""
    person = person_of(request)
    group = access_group(person, group_id, to=May.INVITE)
    guides = guides_to_ask(group)
    if request.method == "POST":
        for guide in guides:
            actions.ask_guide(group, guide, by=person, now=now())
        return redirect(group)
    return render(request, "groups/ask_guide.html", {"group": group, "guides": guides})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def mark_left(request: HttpRequest, group_id: uuid.UUID, person_id: uuid.UUID) -> HttpResponse:
    """Asks first: it cannot be taken back by anybody but the members."""
    group = access_group(person_of(request), group_id, to=May.MARK_LEFT)
    membership = access_membership(group, person_id)
    if request.method == "POST":
        actions.mark_left(group, person_id, now=now())
        return redirect(group)
    takes_part = group.programme is not None and membership.person in participants(group.programme)
    shown = {"group": group, "member": membership.person, "takes_part": takes_part}
    return render(request, "groups/mark_left.html", shown)


@require_safe
@login_required
@ensure_csrf_cookie
def take_along(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """Everything a member may read, in one file that their own browser makes and locks."""
    group = access_group(person_of(request), group_id, to=May.TAKE_EXPORT)
    return render(request, "groups/take_along.html", {"group": group})
