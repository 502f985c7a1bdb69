"""From a proposal to real groups: once, with an invitation for everybody in it and a word for who is left."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from kring.groups.actions import make_group
from kring.groups.models import Group
from kring.groups.rules.invitees import Invitee
from kring.kernel.clock import now as clock
from kring.kernel.errors import NotAllowedNow
from kring.kernel.text import Text
from kring.people.models import Person
from kring.volunteers import gathering, queries
from kring.volunteers.actions import AT_ONCE, invite_to_own
from kring.volunteers.boards import Board, group_numbers
from kring.volunteers.models import Entry, Pool, Proposal, Published, Seat
from kring.volunteers.rules.words import WHY

AFTER = timedelta(days=30)  # a list is kept so long once its groups were made
GROUPS_AT_ONCE = 6  # in one transaction: rooms write in between


def publish(proposal: Proposal, *, by: Person, now: datetime, for_left: str = "") -> list[Group]:
    """Makes the groups of this proposal, and invites everybody in them; answers the groups there are at once.

    Of a large proposal the rest follows as a job, and `groups_of` knows them all. A list is published once. Refused
    while a group breaks a rule, or somebody in it has no name or mail address.
    """
    faults = faults_of(proposal)  # before the lock: of a large proposal it takes a second or two
    if faults:
        raise NotAllowedNow(faults[0])
    with transaction.atomic():
        _begin(proposal, by=by, now=now, for_left=for_left)
        made = publish_some(proposal, by=by, now=now)
        publish_rest.enqueue(str(proposal.id), str(by.pk))
    return made


def _begin(proposal: Proposal, *, by: Person, now: datetime, for_left: str) -> None:
    pool = Pool.objects.select_for_update().get(pk=proposal.pool_id)
    if pool.proposals.exclude(published_at=None).exists():
        raise NotAllowedNow(_("The groups of this list were made already."))
    if proposal.state != Proposal.State.DONE or proposal.is_curve:
        raise NotAllowedNow(_("This proposal is not ready."))
    proposal.published_at, proposal.published_by, proposal.for_left = now, by, for_left.strip()
    proposal.save(update_fields=["published_at", "published_by", "for_left"])
    pool.kept_until = now + AFTER
    pool.save(update_fields=["kept_until"])


def faults_of(proposal: Proposal) -> list[object]:
    """What must be mended before these groups can be made, as sentences; empty when nothing is."""
    seats = proposal.seats.exclude(number=None)
    if not seats.exists():
        return [_("This proposal has no groups.")]
    nameless = (seats.filter(entry__mail="") | seats.filter(entry__name="")).select_related("entry")
    if found := list(nameless.order_by("id")[:5]):
        names = ", ".join(str(seat.entry) for seat in found)
        return [_("Somebody has no name or no mail address yet: %(names)s.") % {"names": names}]
    if fault := gathering.closed(proposal.pool):
        return [fault]
    if names := _not_signed_up(proposal):
        return [_("Nobody is in a programme without signing up. Take off the list: %(names)s.") % {"names": names}]
    return [
        _("Group %(number)s no longer keeps the rules. Look at it first.") % {"number": n} for n in _unsound(proposal)
    ]


def _not_signed_up(proposal: Proposal) -> str:
    """Of a list of sign-ups: the first few names of who has a group and did not sign up, or withdrew."""
    if not proposal.pool.is_gathered:
        return ""
    placed = {seat.entry.mail: str(seat.entry) for seat in proposal.seats.exclude(number=None).select_related("entry")}
    return ", ".join(sorted(placed[mail] for mail in gathering.withdrawn(proposal.pool, placed.keys()))[:5])


def _unsound(proposal: Proposal) -> list[int]:
    numbers = group_numbers(proposal)
    board = Board(proposal, queries.seats_of(proposal, numbers))
    return [number for number in numbers if board.faults(number)]


@transaction.atomic
def publish_some(proposal: Proposal, *, by: Person, now: datetime) -> list[Group]:
    """The next few groups that are not made yet. Two at the same time make none twice: the pool's row is locked."""
    pool = (
        Pool.objects.select_for_update(of=("self",))
        .select_related("organisation", "offering", "programme")
        .get(pk=proposal.pool_id)
    )
    done = set(proposal.published.values_list("number", flat=True))
    todo = [number for number in group_numbers(proposal) if number not in done][:GROUPS_AT_ONCE]
    made = []
    for number, seats in queries.seats_of(proposal, todo).items():
        invitees = _still_there(pool, [Invitee(seat.entry.name, seat.entry.mail) for seat in seats])
        if not invitees:
            continue
        group = make_group(pool.organisation, f"{pool.name} {number}"[:120], invitees, by=by, now=now)
        if pool.is_gathered:
            gathering.begin(pool, group, {each.email.lower() for each in invitees}, by=by, now=now)
        Published.objects.create(proposal=proposal, number=number, group=group)
        made.append(group)
    return made


def _still_there(pool: Pool, invitees: list[Invitee]) -> list[Invitee]:
    """Who withdrew their sign-up since the groups were begun is left out."""
    gone = gathering.withdrawn(pool, {each.email.lower() for each in invitees}) if pool.is_gathered else ()
    return [each for each in invitees if each.email.lower() not in gone]


@task()
def publish_rest(proposal_id: str, by: str) -> None:
    """The rest of the groups, a few at a time, and then a letter for who is left."""
    proposal = Proposal.objects.filter(pk=uuid.UUID(proposal_id)).first()
    person = Person.objects.filter(pk=uuid.UUID(by)).first()
    if proposal is None or person is None:
        return
    with transaction.atomic():
        if publish_some(proposal, by=person, now=clock()):
            publish_rest.enqueue(proposal_id, by)
        else:
            tell_left.enqueue(proposal_id, 0, person.language)


@task()
def tell_left(proposal_id: str, after: int, language: str) -> None:
    """Who has no group hears that there is something to read: on their own page stands why, and what happens next."""
    with transaction.atomic():
        left = Seat.objects.filter(proposal=uuid.UUID(proposal_id), number=None, id__gt=after)
        seats = list(left.exclude(entry__mail="").select_related("entry").order_by("id")[:AT_ONCE])
        for seat in seats:
            invite_to_own(seat.entry, language=language)
        if len(seats) == AT_ONCE:
            tell_left.enqueue(proposal_id, seats[-1].id, language)


def groups_of(proposal: Proposal) -> list[Group]:
    """The real groups of this proposal, in the order of their numbers."""
    return [each.group for each in proposal.published.select_related("group").order_by("number")]


@dataclass(frozen=True)
class Outcome:
    """What became of somebody: their group, or why they have none and what happens next."""

    group: Group | None
    reason: Text | None = None
    what_next: str = ""


def own_outcome(entry: Entry) -> Outcome | None:
    """None as long as no groups were made."""
    seat = entry.seats.exclude(proposal__published_at=None).select_related("proposal").first()
    if seat is None:
        return None
    if seat.number is None:
        return Outcome(None, WHY.get(seat.reason), seat.proposal.for_left)
    made = seat.proposal.published.filter(number=seat.number).select_related("group").first()
    return Outcome(made.group if made else None)
