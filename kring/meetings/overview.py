"""The pages that look over groups and meetings: home, an organisation's and a group's."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kring.agreements import queries as agreements
from kring.groups.models import Group
from kring.groups.permissions import May, rights
from kring.groups.queries import access_group, groups_of
from kring.kernel.clock import now
from kring.meetings import queries
from kring.meetings.attendance import unconfirmed
from kring.meetings.cards import cards, people_in
from kring.meetings.pages import meeting_shown, members_shown, next_presenter
from kring.meetings.turning import keep_turning
from kring.organisations.permissions import May as MayOrganisation
from kring.organisations.permissions import may_found
from kring.organisations.queries import access_organisation, coordinators, organisations_of
from kring.people.models import Person
from kring.people.queries import newest_identity, person_of
from kring.programmes.queries import roles_held, turns_of
from kring.programmes.rules.lifecycle import Role
from kring.rounds import queries as rounds

GROUPS_ON_A_PAGE = 24
OVERVIEWS = (
    (Role.INTERVISOR, "/begeleiding/", _("My groups as intervisor")),
    (Role.COMMISSIONER, "/opdrachten/", _("What I commissioned")),
    (Role.REQUESTER, "/trajecten/", _("My programmes")),
    (Role.MANAGER, "/trajecten/", _("My programmes")),
    (Role.PARTICIPANT, "/trajecten/", _("My programmes")),
)
ASKED_FOR = timedelta(days=21)  # after a meeting: who was there is asked as long as people remember


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Signed out: what Kring is. Signed in: what do I have to do, and when do we meet?"""
    if not request.user.is_authenticated:
        return render(request, "meetings/welcome.html")
    person = person_of(request)
    at = now()
    meeting = queries.next_meeting(person, now=at)
    groups = groups_of(person)
    shown = {
        "person": person,
        "next": meeting_shown(meeting, person, now=at) if meeting else None,
        "waiting": waiting_for(person, groups, now=at),
        "groups": cards(groups, person, now=at),
        "organisations": organisations_of(person),
        "may_found": may_found(person),
        "parts": parts_of(person),
    }
    return render(request, "meetings/home.html", shown)


@require_safe
@login_required
def organisation(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """The coordinator's page: groups with their meetings, and people. Never what a group says."""
    person = person_of(request)
    organisation = access_organisation(person, organisation_id, to=MayOrganisation.READ_ORGANISATION)
    at = now()
    words = request.GET.get("zoek", "").strip()[:80]
    found = organisation.groups.filter(name__icontains=words).order_by("name", "id")
    page = Paginator(found, GROUPS_ON_A_PAGE).get_page(request.GET.get("blad"))
    groups = cards(list(page.object_list), person, now=at)
    shown = {
        "organisation": organisation,
        "groups": groups,
        "coordinators": coordinators(organisation),
        "people": people_in(groups),
        "page": page,
        "words": words,
    }
    return render(request, "meetings/organisation.html", shown)


@require_safe
@login_required
def group(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    group = access_group(person, group_id, to=May.READ_GROUP)
    at = now()
    keep_turning(group, now=at)
    members = members_shown(group, person)
    shown = {
        "group": group,
        "members": members,
        "seats": [
            {"name": row["person"].name, "me": row["is_me"], "away": row["state"] != "inside"} for row in members
        ],
        "leaving": [row["person"].name for row in members if row["state"] == "leaving"],
        "coming": queries.coming_meetings(group, now=at),
        "past": queries.past_meetings(group, now=at),
        "next_presenter": next_presenter(group, now=at),
        "rounds": rounds.running(group, now=at),
        "waiting": rounds.waiting_for(person, group, now=at),
        "agreement": agreements.standing(group, person, now=at),
        "may": rights(person, group),
        "is_member": any(row["is_me"] and row["state"] != "leaving" for row in members),
    }
    return render(request, "meetings/group.html", shown)


def parts_of(person: Person) -> list[dict[str, str]]:
    """The overviews that are for somebody, by what they are in programmes now."""
    held = roles_held(person)
    found = {link: str(name) for role, link, name in OVERVIEWS if role in held}
    return [{"link": link, "name": name} for link, name in found.items()]


def waiting_for(person: Person, groups: list[Group], *, now: datetime) -> list[dict[str, Any]]:
    """What waits for somebody, the first thing first. Each is a `kind` with a link and a name; `write` has `until`."""
    found: list[dict[str, Any]] = [
        {"kind": "programme", "link": programme.get_absolute_url(), "name": programme.title}
        for programme in turns_of(person)
    ]
    found += [
        {"kind": "attend", "link": meeting.get_absolute_url(), "name": meeting.group.name}
        for meeting in unconfirmed(person, since=now - ASKED_FOR, now=now)
    ]
    if groups and newest_identity(person) is None:
        found.append({"kind": "set-up", "link": "/toegang/", "name": ""})
    for group in groups:
        rows = members_shown(group, person)
        mine = next(row["state"] for row in rows if row["is_me"])
        if mine == "invited":
            found.append({"kind": "join", "link": group.get_absolute_url(), "name": group.name})
        if agreed := agreements.standing(group, person, now=now).waits:
            found.append({"kind": agreed, "link": reverse("agreements:show", args=[group.pk]), "name": group.name})
        if mine == "inside":
            kinds = {"asking": "admit", "leaving": "remove"}
            found += [
                {"kind": kinds[row["state"]], "link": group.get_absolute_url(), "name": row["person"].name}
                for row in rows
                if row["state"] in kinds
            ]
            found += [
                {"kind": "write", "link": each.get_absolute_url(), "name": group.name, "until": each.closes_at}
                for each in rounds.waiting_for(person, group, now=now)
            ]
    return found
