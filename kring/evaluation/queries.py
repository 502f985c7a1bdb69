"""Reading forms: what is asked, of whom, since when; and the gates to them. Never what somebody answered."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kring.evaluation.models import Answered, Questions
from kring.evaluation.rules.due import OPEN, half_way, is_open
from kring.evaluation.rules.forms import Asked, Form, ready
from kring.groups.models import Group
from kring.groups.permissions import May, rights
from kring.groups.queries import access_group
from kring.kernel.errors import NotFound, NotPermitted
from kring.meetings.attendance import attendance_of, began_and_ended
from kring.meetings.models import Meeting
from kring.meetings.queries import guests
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.programmes.models import Programme
from kring.programmes.permissions import roles
from kring.programmes.queries import facilities, people_with
from kring.programmes.rules.lifecycle import Role, State
from kring.rounds.queries import inside
from kring.sealed.models import Item
from kring.sealed.queries import opened_items
from kring.sealed.rules.item import slot_of

IN_ADDRESS = {Form.MEETING: "bijeenkomst", Form.HALF_WAY: "halverwege", Form.PROGRAMME: "traject"}


@dataclass(frozen=True, slots=True)
class Occasion:
    """A form that a group is asked: `about` a meeting, or about the group itself."""

    group: Group
    form: Form
    meeting: Meeting | None = None

    @property
    def about(self) -> uuid.UUID:
        return self.meeting.pk if self.meeting else self.group.pk

    @property
    def slot(self) -> bytes:
        return slot_of(str(self.group.pk), str(self.about), f"evaluation/{self.form}")

    def get_absolute_url(self) -> str:
        if self.meeting:
            return f"{self.meeting.get_absolute_url()}evaluatie/"
        return f"{self.group.get_absolute_url()}evaluaties/{IN_ADDRESS[self.form]}/"


@dataclass(frozen=True, slots=True)
class Version:
    """The questions in force. `name` says whose they are and which version: an answer keeps it."""

    name: str
    number: int
    questions: list[Asked]


def form_named(address: str) -> Form:
    """The form of this name in an address."""
    for form, name in IN_ADDRESS.items():
        if name == address:
            return form
    raise NotFound(_("There is no such form."))


def access_occasion(person: Person, group_id: uuid.UUID, form: str, about: uuid.UUID, *, to: May) -> Occasion:
    """A form of a group, if `person` may do this with what the group wrote."""
    group = access_group(person, group_id, to=to)
    if form == Form.MEETING:
        meeting = group.meetings.filter(id=about, cancelled_at=None).first()
        if meeting:
            meeting.group = group
            return Occasion(group, Form.MEETING, meeting)
    elif form in set(Form) and about == group.pk:
        return Occasion(group, Form(form))
    raise NotFound(_("There is no such form."))


def access_questions(person: Person, group_id: uuid.UUID) -> Group:
    """The group, if `person` may change what its forms ask: who guides it, or its members where nobody does."""
    group = Group.objects.select_related("organisation", "programme").filter(id=group_id).first()
    if group and may_change_questions(person, group):
        return group
    if group is None or May.READ_GROUP not in rights(person, group):
        raise NotFound(_("This group does not exist, or is not for you."))
    raise NotPermitted(_("Who guides the group chooses what is asked."))


def may_change_questions(person: Person, group: Group) -> bool:
    once = guests(group).values("person")
    guides = {row.person_id for row in group.memberships.filter(left_at=None, guides=True).exclude(person__in=once)}
    if group.programme:
        if Role.INTERVISOR in roles(person, group.programme):
            return True
        guides |= {each.pk for each in people_with(group.programme, Role.INTERVISOR)}
    return person.pk in guides or (not guides and May.WRITE_ITEMS in rights(person, group))


def version_of(group: Group, form: Form, language: str) -> Version:
    """What this group is asked: its own questions, else its organisation's, else the ready ones."""
    own = newest_questions(group.organisation, group, form)
    return _as_version(own, "group") or version_for(group.organisation, form, language)


def version_for(organisation: Organisation, form: Form, language: str) -> Version:
    """What an organisation's groups are asked that have no questions of their own."""
    kept = newest_questions(organisation, None, form)
    return _as_version(kept, "organisation") or Version("ready/1", 0, ready(form, language))


def newest_questions(organisation: Organisation, group: Group | None, form: Form) -> Questions | None:
    return Questions.objects.filter(organisation=organisation, group=group, form=form).order_by("-number").first()


def _as_version(kept: Questions | None, whose: str) -> Version | None:
    if kept is None or not kept.questions:
        return None
    return Version(f"{whose}/{kept.number}", kept.number, kept.questions)


def answered(person: Person, occasion: Occasion) -> Answered | None:
    return Answered.objects.filter(person=person, form=occasion.form, about=occasion.about).first()


def asked(occasion: Occasion) -> list[Person]:
    """Who is asked to answer: members, of a meeting only who was there. Who guides may, and is not asked."""
    guides = set(occasion.group.memberships.filter(guides=True).values_list("person", flat=True))
    found = [person for person in inside(occasion.group) if person.pk not in guides]
    if occasion.meeting is None:
        return found
    there = {each.person.pk for each in attendance_of(occasion.meeting) if each.presence.was_there}
    return [person for person in found if person.pk in there]


def answers(occasion: Occasion) -> list[Item]:
    """What members answered, by id: the order of writing is nobody's business."""
    return sorted(opened_items(occasion.group.pk, slot=occasion.slot), key=lambda item: item.id)


def asked_since(occasion: Occasion) -> datetime | None:
    """Since when it is asked; None while it is not time."""
    if occasion.meeting:
        return began_and_ended(occasion.meeting)[1]
    if occasion.form is Form.HALF_WAY:
        return _half_way(occasion.group)
    return closing_since(occasion.group.programme)


def closing_since(programme: Programme | None) -> datetime | None:
    """Since when a programme is being closed: then its evaluation is asked."""
    return programme.since if programme and programme.stands() is State.CLOSING else None


def _half_way(group: Group) -> datetime | None:
    meetings = list(group.meetings.filter(cancelled_at=None).order_by("starts_at"))
    fixed = facilities(group.programme) if group.programme else None
    planned = fixed.meetings if fixed and fixed.fixed_at else len(meetings)
    return half_way(planned, sorted(began_and_ended(each)[1] for each in meetings))


def lately(groups: Q, *, now: datetime) -> Iterator[tuple[Occasion, datetime]]:
    """What is asked in these groups since no longer than a form stays open, and since when. `groups`: of `Group`."""
    found = Group.objects.filter(groups).select_related("organisation", "programme")
    over = Q(closed_at__gt=now - OPEN, closed_at__lte=now) | Q(closed_at=None, ends_at__gt=now - OPEN, ends_at__lte=now)
    met = Meeting.objects.filter(over, cancelled_at=None, group__in=found).select_related("group__organisation")
    meetings = list(met.select_related("group__programme").order_by("starts_at", "id"))
    occasions = [Occasion(each.group, Form.MEETING, each) for each in meetings]
    occasions += [Occasion(group, Form.HALF_WAY) for group in dict.fromkeys(each.group for each in meetings)]
    closing = found.filter(programme__state=State.CLOSING, programme__since__gt=now - OPEN)
    occasions += [Occasion(group, Form.PROGRAMME) for group in closing]
    for occasion in occasions:
        since = asked_since(occasion)
        if since and is_open(since, now):
            yield occasion, since


def waiting(person: Person, *, now: datetime) -> list[Occasion]:
    """The forms that this person is asked and has not answered."""
    own = Q(memberships__person=person, memberships__left_at=None, memberships__guides=False)
    found = [occasion for occasion, _since in lately(own, now=now)]
    done = set(Answered.objects.filter(person=person).values_list("form", "about")) if found else set()
    return [each for each in found if (each.form, each.about) not in done and person in asked(each)]
