"""Every write of programmes. What happens to one is a step, and each step leaves a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotAllowedNow, NotFound, NotPermitted
from kring.kernel.text import Text
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.offerings.rules.content import Level
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.programmes import queries
from kring.programmes.models import Facilities, Party, Programme, Readiness, Step
from kring.programmes.permissions import roles
from kring.programmes.rules import handover
from kring.programmes.rules.lifecycle import MOVES, Move, Role, State, StepName, refusal


@transaction.atomic
def begin_programme(
    organisation: Organisation,
    title: str,
    *,
    step: StepName,
    by: Person,
    now: datetime,
    roles_of: Mapping[Role, Person] | None = None,
    why: str = "",
    **more: Any,
) -> Programme:
    """Make a programme by one of the steps that begin one. `more` are fields of Programme, such as `question`.

    Who begins is the requester or the manager; `roles_of` names the others that are known already.
    """
    move = MOVES[step]
    if move.since or move.to is None:
        raise ValueError(f"{step} begins nothing")
    programme = Programme.objects.create(
        organisation=organisation, title=title.strip(), state=move.to, since=now, made_at=now, **more
    )
    for role in move.by - {Role.COORDINATOR}:
        name_party(programme, by, role, now=now)
    for role, person in (roles_of or {}).items():
        name_party(programme, person, role, about=by if role is Role.MANAGER else None, now=now)
    _check(move, programme, by=by, why=why, before=None)
    _record(programme, move, before="", by=by, about=None, why=why, now=now)
    return programme


@transaction.atomic
def take_step(
    programme: Programme,
    step: StepName,
    *,
    by: Person | None,
    now: datetime,
    why: str = "",
    about: Person | None = None,
    detail: str = "",
) -> Step:
    """Take one step of the lifecycle's table, or refuse with a sentence. `by` None is Kring itself.

    Two people who press at once: the second hears that it stands elsewhere by now. `programme` gets the new state.
    """
    move = MOVES[step]
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    _check(move, locked, by=by, why=why, before=locked.state)
    before = locked.state
    if move.to is not None:
        locked.state, locked.since = move.to, now
        locked.save(update_fields=["state", "since"])
    programme.state, programme.since = locked.state, locked.since
    return _record(programme, move, before=before, by=by, about=about, why=why, now=now, detail=detail)


def name_party(
    programme: Programme, person: Person, role: Role, *, now: datetime, about: Person | None = None
) -> Party:
    """Somebody is something from now on. The same twice is the same row. Leaves no row of its own: a step does."""
    party, _is_new = Party.objects.get_or_create(
        programme=programme, person=person, role=role, about=about, until=None, defaults={"since": now}
    )
    return party


@transaction.atomic
def leave(programme: Programme, person: Person, *, by: Person, now: datetime, why: str = "") -> None:
    """A participant withdraws, or is written off by who arranges. Their manager's part ends with it."""
    take_step(programme, StepName.LEAVE, by=by, about=person, why=why, now=now)
    _end(programme, person, Role.PARTICIPANT, now=now)
    programme.parties.filter(role=Role.MANAGER, about=person, until=None).update(until=now)


@transaction.atomic
def replace_party(
    programme: Programme, leaving: Person, coming: Person, role: Role, *, by: Person, why: str, now: datetime
) -> None:
    """Somebody else takes over a role, with everything that waits for it."""
    for party in programme.parties.filter(person=leaving, role=role, until=None):
        name_party(programme, coming, role, about=party.about, now=now)
    _end(programme, leaving, role, now=now)
    take_step(programme, StepName.REPLACE, by=by, about=coming, why=why, now=now)
    tell(coming, Notice.PROGRAMME_WAITS, about=programme.get_absolute_url())


@transaction.atomic
def propose_facilities(programme: Programme, **fields: Any) -> Facilities:
    """What the offering or the request says, until alignment fixes it."""
    found, _is_new = Facilities.objects.update_or_create(programme=programme, defaults=fields)
    return found


@transaction.atomic
def fix_facilities(programme: Programme, *, by: Person, now: datetime, why: str = "", **fields: Any) -> Facilities:
    """Group, commissioner and intervisor agreed on these."""
    found = propose_facilities(programme, **fields, fixed_at=now)
    take_step(programme, StepName.FIX_FACILITIES, by=by, why=why, now=now)
    return found


@transaction.atomic
def say_ready(
    programme: Programme, level: Level, *, is_ready: bool, checked: Sequence[str], by: Person, now: datetime
) -> None:
    """Somebody says whether the group can carry the next level. The others learn how many say so, never who."""
    if handover.next_level(Level(programme.handover)) is not level:
        raise NotAllowedNow(_("Somebody else moved the group on meanwhile. Load the page again."))
    Readiness.objects.update_or_create(
        programme=programme,
        person=by,
        level=level,
        defaults={"is_ready": is_ready, "checked": [key for key in handover.CHECKS if key in checked], "at": now},
    )


@transaction.atomic
def go_on(programme: Programme, *, by: Person, now: datetime) -> None:
    """To the next level, once more than half of the group and the intervisor say so."""
    level = handover.next_level(Level(_locked(programme).handover))
    if level is None:
        raise NotAllowedNow(_("This is the last step already."))
    held_back = handover.holds_back(queries.voices(programme, level))
    if held_back:
        raise NotAllowedNow(held_back)
    _set_level(programme, level, by=by, now=now, why="")


@transaction.atomic
def go_back(programme: Programme, *, by: Person, why: str, now: datetime) -> None:
    """One level back: anybody of the group or its intervisor may ask for more help, with a word why."""
    level = handover.level_before(Level(_locked(programme).handover))
    if level is None:
        raise NotAllowedNow(_("The intervisor leads already."))
    if not why.strip():
        raise NotAllowedNow(_("Write why. The others read it."))
    _set_level(programme, level, by=by, now=now, why=why)


def _locked(programme: Programme) -> Programme:
    return Programme.objects.select_for_update().get(pk=programme.pk)


def _set_level(programme: Programme, level: Level, *, by: Person, why: str, now: datetime) -> None:
    """What was said about this level and those after it is asked again: things change."""
    Programme.objects.filter(pk=programme.pk).update(handover=level)
    programme.handover = level
    later = handover.PATH[handover.PATH.index(level) :]
    Readiness.objects.filter(programme=programme, level__in=later).delete()
    take_step(programme, StepName.HAND_OVER, by=by, why=why, detail=level, now=now)


def _end(programme: Programme, person: Person, role: Role, *, now: datetime) -> None:
    if not programme.parties.filter(person=person, role=role, until=None).update(until=now):
        raise NotFound(_("This person is not in the programme, or no longer."))


def _check(move: Move, programme: Programme, *, by: Person | None, why: str, before: str | None) -> None:
    held = roles(by, programme) if by else frozenset({Role.CLOCK})
    if move.by.isdisjoint(held):
        raise NotPermitted(Text("Deze stap is niet aan jou.", "This step is not yours to take."))
    if before is None:
        return
    refused = refusal(move, programme.stands(), held, why)
    if refused:
        raise NotAllowedNow(refused)


def _record(
    programme: Programme,
    move: Move,
    *,
    before: str,
    by: Person | None,
    about: Person | None,
    why: str,
    now: datetime,
    detail: str = "",
) -> Step:
    """The row, and a mail to whose turn it is now. Nobody is told of what they did themselves."""
    step = Step.objects.create(
        programme=programme,
        name=move.step,
        before=before,
        after=programme.state,
        by=by,
        about=about,
        detail=detail,
        why=why.strip(),
        at=now,
    )
    waiting = queries.acting_next(programme) if move.to is not None else []
    told = [person for role in sorted(move.tells) for person in queries.people_with(programme, role)]
    hearers = [person for person in dict.fromkeys([*waiting, *told]) if person != by]
    asks = move.to is State.ASKED  # of a manager, who may never have heard of Kring
    tell(hearers, Notice.APPROVAL_ASKED if asks else Notice.PROGRAMME_WAITS, about=programme.get_absolute_url())
    return step
