"""Which method fits? The page that asks a group about itself, and advises."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kring.groups.models import Group
from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.kernel.clock import now
from kring.meetings import queries
from kring.meetings.models import Meeting
from kring.meetings.rules.wishes import USUAL_MINUTES, experience_after, safety_after
from kring.meetings.wishes import WishForm
from kring.methods.rules.advising import Advice, advise
from kring.people.queries import person_of
from kring.workshop.queries import methods_for

BEST = 3  # shown at once; the rest is folded


@require_safe
@login_required
def choose_method(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """Asks, and answers below what was asked. Choosing goes on to the form where a meeting is planned or changed."""
    group = access_group(person_of(request), group_id, to=May.PLAN)
    meeting = _meeting(group, request.GET.get("bijeenkomst", ""))
    last = queries.methods_held(group, now=now())
    initial = _supposed(group, meeting, held=len(last))
    form = WishForm(request.GET if "tijd" in request.GET else None, initial=initial)
    shown: dict[str, Any] = {"group": group, "form": form, "meeting": meeting}
    if form.is_valid():
        advice = advise(methods_for(group.organisation).values(), form.wish(last=last))
        shown |= {"advice": advice, **_folded(advice), "back": _back(group, meeting)}
    return render(request, "meetings/choose.html", shown)


def _folded(advice: Advice) -> dict[str, Any]:
    return {"best": advice.fitting[:BEST], "also": advice.fitting[BEST:]}


def _back(group: Group, meeting: Meeting | None) -> str:
    """The form that takes the method which is chosen."""
    return reverse("meetings:change", args=[meeting.pk]) if meeting else reverse("meetings:plan", args=[group.pk])


def _supposed(group: Group, meeting: Meeting | None, *, held: int) -> dict[str, Any]:
    """What is filled in beforehand: what Kring knows of the group, and of a meeting that is being changed."""
    coming = queries.participants_of(group)
    minutes = round((meeting.ends_at - meeting.starts_at).total_seconds() / 60) if meeting else USUAL_MINUTES
    away = queries.away(meeting) if meeting else set()
    return {
        "vraag": "event",
        "tijd": minutes,
        "mensen": sum(str(person.pk) not in away for person in coming),
        "ervaring": experience_after(held),
        "veiligheid": safety_after(held),
        "voorbereiding": "question",
    }


def _meeting(group: Group, said: str) -> Meeting | None:
    """The group's meeting that is being changed, if the address names one."""
    try:
        return group.meetings.filter(pk=uuid.UUID(said), cancelled_at=None).first()
    except ValueError:
        return None
