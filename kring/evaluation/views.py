"""The pages of forms. Answers are written and opened in the browser; here are the doors, and the questions."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from kring.evaluation import actions, queries
from kring.evaluation.forms import QuestionsForm
from kring.evaluation.notes import access_note
from kring.evaluation.queries import IN_ADDRESS, Occasion, access_occasion, access_questions, form_named
from kring.evaluation.rules.forms import NAMES, Form
from kring.groups.models import Group
from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.kernel.clock import now
from kring.meetings.queries import access_meeting, past_meetings
from kring.organisations.models import Organisation
from kring.organisations.permissions import May as OfOrganisation
from kring.organisations.queries import access_organisation
from kring.people.models import Person
from kring.people.queries import person_of


@require_safe
@login_required
@ensure_csrf_cookie
def of_meeting(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.READ_ITEMS)
    return _page(request, access_occasion(person, meeting.group_id, Form.MEETING, meeting.pk, to=May.READ_ITEMS))


@require_safe
@login_required
@ensure_csrf_cookie
def of_group(request: HttpRequest, group_id: uuid.UUID, form_name: str) -> HttpResponse:
    """Half-way, or of the programme."""
    form = form_named(form_name)
    return _page(request, access_occasion(person_of(request), group_id, form, group_id, to=May.READ_ITEMS))


def _page(request: HttpRequest, occasion: Occasion) -> HttpResponse:
    meeting = occasion.meeting
    shown = {
        "occasion": occasion,
        "group": occasion.group,
        "meeting": meeting,
        "name": NAMES[occasion.form],
        "is_open": meeting is None or meeting.is_over(now=now()),
        "questions": IN_ADDRESS[occasion.form],
        "may_change": queries.may_change_questions(person_of(request), occasion.group),
    }
    return render(request, "evaluation/form.html", shown)


@require_safe
@login_required
def overview(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """Every form of a group, and which of them wait for the reader."""
    person = person_of(request)
    group = access_group(person, group_id, to=May.READ_ITEMS)
    shown = {
        "group": group,
        "rows": _rows(group, person),
        "may_change": queries.may_change_questions(person, group),
        "forms": [{"address": IN_ADDRESS[form], "name": NAMES[form]} for form in Form],
    }
    return render(request, "evaluation/overview.html", shown)


def _rows(group: Group, person: Person) -> list[dict[str, Any]]:
    """The programme, half-way, then the meetings, the last one first."""
    at = now()
    occasions = [Occasion(group, Form.PROGRAMME), Occasion(group, Form.HALF_WAY)]
    occasions += [Occasion(group, Form.MEETING, meeting) for meeting in past_meetings(group, now=at)]
    waiting = {each.about if each.meeting else each.form for each in queries.waiting(person, now=at)}
    return [
        {
            "occasion": each,
            "name": NAMES[each.form],
            "waits": (each.about if each.meeting else each.form) in waiting,
            "answered": queries.answered(person, each),
        }
        for each in occasions
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def questions(request: HttpRequest, group_id: uuid.UUID, form_name: str) -> HttpResponse:
    """What a form asks of one group."""
    group = access_questions(person_of(request), group_id)
    return _questions(request, group.organisation, group, form_named(form_name))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def usual_questions(request: HttpRequest, organisation_id: uuid.UUID, form_name: str) -> HttpResponse:
    """What a form asks of an organisation's groups that have no questions of their own."""
    organisation = access_organisation(person_of(request), organisation_id, to=OfOrganisation.READ_ORGANISATION)
    return _questions(request, organisation, None, form_named(form_name))


def _questions(request: HttpRequest, organisation: Organisation, group: Group | None, form: Form) -> HttpResponse:
    language = get_language() or "nl"
    version = queries.version_of(group, form, language) if group else queries.version_for(organisation, form, language)
    newest = queries.newest_questions(organisation, group, form)
    fields = QuestionsForm(request.POST or None, asked=version.questions)
    goes_back = "back" in request.POST
    if request.method == "POST" and (goes_back or fields.is_valid()):
        after = request.POST.get("after", "")
        actions.change_questions(
            organisation,
            group,
            form,
            [] if goes_back else fields.questions,
            after=int(after) if after.isdecimal() and after.isascii() else -1,
            by=person_of(request),
            now=now(),
        )
        return redirect(f"{request.path}?bewaard")
    shown = {
        "organisation": organisation,
        "group": group,
        "name": NAMES[form],
        "form_name": IN_ADDRESS[form],
        "forms": [{"address": IN_ADDRESS[one], "name": NAMES[one]} for one in Form],
        "fields": fields,
        "after": newest.number if newest else 0,
        "is_own": bool(newest and newest.questions),
        "is_kept": "bewaard" in request.GET,
    }
    return render(request, "evaluation/questions.html", shown)


@require_safe
@login_required
@ensure_csrf_cookie
def talk_note(request: HttpRequest, programme_id: uuid.UUID, talk_id: uuid.UUID) -> HttpResponse:
    """Looking back together: what the participant shows, and the note that all at the table sign."""
    talk = access_note(person_of(request), talk_id, programme_id)
    return render(request, "evaluation/talk_note.html", {"talk": talk, "programme": talk.programme})
