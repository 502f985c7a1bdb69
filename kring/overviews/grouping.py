"""Making the group of a programme from who said yes and fits; and what happens when somebody stops."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kring.groups import actions as groups
from kring.groups.models import Group
from kring.groups.queries import group_of
from kring.groups.rules.invitees import Invitee
from kring.kernel.clock import now
from kring.kernel.errors import NotAllowedNow, NotFound
from kring.kernel.text import Text
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person
from kring.people.queries import person_of
from kring.programmes.actions import take_step
from kring.programmes.models import Programme
from kring.programmes.panels import Look, Panel
from kring.programmes.permissions import May, rights
from kring.programmes.queries import access_programme, participants
from kring.programmes.rules.lifecycle import State, StepName
from kring.requests import actions as requests
from kring.requests.fit import fits
from kring.requests.queries import access_participation

ADDS = (State.FORMING, State.ALIGNING, State.RUNNING)


class GroupForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the group"), max_length=120)
    chosen = forms.MultipleChoiceField(label=gettext_lazy("Who is in it?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, programme: Programme, people: list[Person], group: Group | None) -> None:
        first = [str(person.pk) for person in people[: programme.largest]]
        super().__init__(data, initial={"name": group.name if group else programme.title, "chosen": first})
        self.programme, self.people = programme, {str(person.pk): person for person in people}
        self.inside = len(members(group)) if group else 0
        self.fields["chosen"].choices = [(key, person.name) for key, person in self.people.items()]  # type: ignore[attr-defined]
        if group:
            del self.fields["name"]

    def clean_chosen(self) -> list[Person]:
        chosen = [self.people[key] for key in self.cleaned_data["chosen"]]
        size = self.inside + len(chosen)
        bounds = {"a": self.programme.smallest, "b": self.programme.largest}
        if not bounds["a"] <= size <= bounds["b"]:
            raise forms.ValidationError(gettext_lazy("A group of this programme has %(a)s to %(b)s members.") % bounds)
        return chosen


class WhyForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Only they, you and the intervisor read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def members(group: Group) -> list[uuid.UUID]:
    """Who is in the group, the intervisor apart."""
    return list(group.memberships.filter(left_at=None, guides=False).values_list("person", flat=True))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def page(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.NAME_PARTIES)
    group = group_of(programme)
    inside = members(group) if group else []
    found = fits(programme)
    ready = [each for each, stops in found.items() if not stops and each.pk not in inside]
    form = GroupForm(request.POST or None, programme=programme, people=ready, group=group)
    is_open = programme.stands() in ADDS and (group is not None or programme.stands() is State.FORMING)
    if request.method == "POST":
        if not is_open:
            raise NotAllowedNow(_("A group is made while the programme forms its group."))
        if form.is_valid():
            said = form.cleaned_data
            make(programme, group, said.get("name", ""), said["chosen"], by=person, now=now())
            return redirect(programme)
    shown = {
        "programme": programme,
        "group": group,
        "form": form,
        "ready": ready,
        "not_fitting": sum(bool(stops) for stops in found.values()),
        "inside": len(inside),
        "is_open": is_open,
    }
    return render(request, "overviews/group.html", shown)


@transaction.atomic
def make(
    programme: Programme, group: Group | None, name: str, chosen: list[Person], *, by: Person, now: datetime
) -> Group:
    """Make the group, or ask more people into the one there is. Who does not fit is refused here too."""
    found = fits(programme)
    if any(found.get(person, (None,)) for person in chosen):
        raise NotAllowedNow(_("Somebody no longer fits. Load the page again."))
    invitees = [Invitee(person.name, person.email) for person in chosen]
    if group is None:
        group = groups.make_group(programme.organisation, name, invitees, by=by, now=now)
        group.programme = programme
        group.save(update_fields=["programme"])
    else:
        for invitee in invitees:
            groups.invite(group, invitee, by=by, now=now)
    if programme.stands() is State.FORMING:
        take_step(programme, StepName.MAKE_GROUP, by=by, now=now)
    return group


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def stop(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """Take no part, or no longer: asked first. Who was in the group is marked as left there too."""
    person = person_of(request)
    own = access_participation(person, programme_id)
    if request.method == "POST":
        withdraw(own.programme, person, by=person, why=request.POST.get("why", "")[:2000], now=now())
        return redirect("overviews:programmes")
    return render(request, "overviews/stop_taking_part.html", {"programme": own.programme})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def write_off(request: HttpRequest, programme_id: uuid.UUID, person_id: uuid.UUID) -> HttpResponse:
    """Who arranges says that somebody takes no part any more, and why; the person hears it."""
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.NAME_PARTIES)
    about = next((each for each in participants(programme) if each.pk == person_id), None)
    if about is None:
        raise NotFound(_("This person does not take part."))
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw(programme, about, by=person, why=form.cleaned_data["why"], now=now())
        return redirect("requests:participants", programme.id)
    return render(request, "overviews/write_off.html", {"programme": programme, "about": about, "form": form})


@transaction.atomic
def withdraw(programme: Programme, person: Person, *, by: Person, why: str, now: datetime) -> None:
    """Out of the programme and of its group, all or nothing. Who did not say it themself is told by mail."""
    requests.say_no(access_participation(person, programme.id), by=by, why=why, now=now)
    group = group_of(programme)
    if group and group.memberships.filter(person=person, left_at=None).exists():
        groups.mark_left(group, person.pk, now=now)
    if by != person:
        tell(person, Notice.PROGRAMME_WAITS, about="/trajecten/")


def large_enough(programme: Programme) -> Text | None:
    """A guard: the group has as many members as the programme asks."""
    group = group_of(programme)
    size = len(members(group)) if group else 0
    if size >= programme.smallest:
        return None
    least = programme.smallest
    return Text(
        f"De groep heeft {size} leden, en heeft er ten minste {least} nodig. Vraag meer mensen.",
        f"The group has {size} members, and needs at least {least}. Ask more people.",
    )


def panel(look: Look) -> Panel | None:
    """For who arranges: how many said yes, and whether the group is still large enough."""
    programme = look.programme
    if May.ARRANGE not in rights(look.person, programme) or programme.stands() not in ADDS:
        return None
    group = group_of(programme)
    context = {
        "programme": programme,
        "group": group,
        "size": len(members(group)) if group else 0,
        "is_too_small": group is not None and large_enough(programme) is not None,
        "may_name": May.NAME_PARTIES in rights(look.person, programme),
        "is_forming": programme.stands() is State.FORMING,
    }
    return Panel(title=_("Taking part"), template="overviews/taking_part.html", order=55, context=context)
