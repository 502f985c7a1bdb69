"""Reading lists, their rows and proposals, and the gates to them."""

from __future__ import annotations

import uuid
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kring.composition.rules import volunteer as pure
from kring.composition.rules.reading import Problem, read, read_chart
from kring.groups.models import Membership
from kring.kernel.errors import NotFound, NotPermitted
from kring.kernel.text import Text
from kring.organisations.models import Organisation
from kring.organisations.permissions import May as MayOrganisation
from kring.organisations.queries import access_organisation
from kring.people.models import Person
from kring.volunteers.models import Entry, Pool, Proposal, Rule, Seat, Upload
from kring.volunteers.permissions import May, rights
from kring.volunteers.rules.lists import MOST_PEOPLE, problems_of_list

NOT_HERE = _("This list does not exist, or is not for you.")
PLAIN = ("name", "mail", "profession", "family", "team", "department", "level", "site", "remote")


def access_lists(person: Person, organisation_id: uuid.UUID) -> Organisation:
    """The organisation whose lists this coordinator keeps."""
    return access_organisation(person, organisation_id, to=MayOrganisation.MAKE_GROUP)


def access_pool(person: Person, organisation_id: uuid.UUID, pool_id: uuid.UUID, *, to: May) -> Pool:
    """The list, if `person` may do this with it. Outsiders cannot tell whether it exists."""
    pool = (
        Pool.objects.select_related("organisation", "offering", "programme")
        .filter(id=pool_id, organisation=organisation_id)
        .first()
    )
    allowed = rights(person, pool) if pool else frozenset()
    if pool is None or May.READ not in allowed:
        raise NotFound(NOT_HERE)
    if to not in allowed:
        raise NotPermitted(_("You may not do this with this list."))
    return pool


def access_own(person: Person, pool_id: uuid.UUID) -> Entry:
    """The person's own row in a list, found by the mail address they sign in with."""
    pool = Pool.objects.select_related("organisation", "offering", "programme").filter(id=pool_id).first()
    if pool is None or May.CORRECT_OWN not in rights(person, pool):
        raise NotFound(_("There is no row for your mail address here."))
    return Entry.objects.select_related("pool__organisation").get(pool=pool, mail=person.email.lower())


def access_entry(pool: Pool, entry_id: int) -> Entry:
    """A row of a list that the caller has access to, without whom they avoid: only how many."""
    entry = pool.entries.filter(id=entry_id).first()
    if entry is None:
        raise NotFound(_("This person is not on the list."))
    return entry


def access_proposal(pool: Pool, proposal_id: uuid.UUID) -> Proposal:
    """A proposal of a list that the caller has access to."""
    proposal = Proposal.objects.select_related("pool__organisation").filter(id=proposal_id, pool=pool).first()
    if proposal is None:
        raise NotFound(_("This proposal does not exist."))
    return proposal


def pools_of(organisation: Organisation) -> QuerySet[Pool]:
    return organisation.pools.annotate(people=Count("entries")).order_by("-made_at")


def proposals_of(pool: Pool) -> QuerySet[Proposal]:
    return pool.proposals.order_by("-number")


def next_number(pool: Pool) -> int:
    return (pool.proposals.aggregate(most=Max("number"))["most"] or 0) + 1


def found_by(pool: Pool, words: str) -> QuerySet[Entry]:
    """Rows whose name, key, mail, team or profession holds these words; in order of name. Never whom they avoid."""
    entries = pool.entries.defer("avoid").order_by("name", "key")
    for word in words.split():
        entries = entries.filter(
            Q(name__icontains=word)
            | Q(key__icontains=word)
            | Q(mail__icontains=word)
            | Q(team__icontains=word)
            | Q(profession__icontains=word)
        )
    return entries


def find_entry(pool: Pool, said: str) -> Entry | None:
    """The one person that a coordinator means by an id, a mail address or a whole name; None when it is not one."""
    said = said.strip()
    for asked in (Q(key=said), Q(mail=said.lower()), Q(name__iexact=said)):
        found = list(pool.entries.filter(asked)[:2]) if said else []
        if len(found) == 1:
            return found[0]
    return None


def slots_named(pool: Pool) -> list[str]:
    """Every time that somebody on the list names, those named most first."""
    counted: dict[str, int] = {}
    for slots in pool.entries.exclude(slots=[]).values_list("slots", flat=True):
        for slot in slots:
            counted[slot] = counted.get(slot, 0) + 1
    return sorted(counted, key=lambda slot: (-counted[slot], slot))


def figures(pool: Pool) -> dict[str, int]:
    """How many there are, have no address, corrected their row, and avoid somebody: nothing more of the last."""
    entries = pool.entries
    return {
        "people": entries.count(),
        "without_mail": entries.filter(mail="").count(),
        "corrected": entries.exclude(corrected_at=None).count(),
        "avoiding": entries.exclude(avoid=[]).count(),
        "without_time": entries.filter(slots=[]).count() if is_timed(pool) else 0,
    }


def is_timed(pool: Pool) -> bool:
    """Time is a rule once somebody names one."""
    return pool.entries.exclude(slots=[]).exists()


@dataclass(frozen=True)
class Preview:
    """What confirming a file would do, and everything that is wrong with it."""

    volunteers: tuple[pure.Volunteer, ...]
    problems: tuple[Problem, ...]
    chart: Mapping[str, str]
    new: int
    known: int

    @property
    def faults(self) -> int:
        return sum(problem.is_fault for problem in self.problems)


def preview(upload: Upload) -> Preview:
    """Reads the waiting file once more: nothing of it is on the list yet."""
    problems: list[Problem] = []
    chart: dict[str, str] = {}
    try:
        chart = read_chart(zlib.decompress(upload.chart), most=10 * MOST_PEOPLE) if upload.chart else {}
    except ValueError as fault:
        said: Text = fault.args[0]
        problems.append(Problem(0, Text(f"Het organogram: {said.nl}", f"The chart: {said.en}")))
    found = read(zlib.decompress(upload.content), chart, most=MOST_PEOPLE)
    listed = dict(upload.pool.entries.values_list("key", "mail"))
    problems += [*found.problems, *problems_of_list(found, listed)]
    if len(listed.keys() | {one.id for one in found.volunteers}) > MOST_PEOPLE:
        problems.append(
            Problem(
                0, Text(f"Een lijst heeft hoogstens {MOST_PEOPLE} mensen.", f"A list has at most {MOST_PEOPLE} people.")
            )
        )
    problems.sort(key=lambda problem: (not problem.is_fault, problem.line))
    known = sum(one.id in listed for one in found.volunteers)
    return Preview(found.volunteers, tuple(problems), chart, len(found.volunteers) - known, known)


def values_of(entries: Iterable[Entry], keys: Mapping[str, str], liked: Mapping[str, set[str]]) -> list[pure.Volunteer]:
    """Rows as the rules of composition know them. `keys` turns a mail address into a key; `liked` are more wishes."""
    return [
        pure.Volunteer(
            id=entry.key,
            **{name: getattr(entry, name) for name in PLAIN},
            manager=keys.get(entry.manager.lower(), entry.manager),
            slots=frozenset(entry.slots),
            wishes=_meant(entry.wishes, keys) | frozenset(liked.get(entry.key, ())),
            avoid=_meant(entry.avoid, keys),
        )
        for entry in entries
    ]


def _meant(named: Iterable[str], keys: Mapping[str, str]) -> frozenset[str]:
    return frozenset(keys.get(each.lower(), each) for each in named)


def people_of(pool: Pool) -> list[pure.Volunteer]:
    """Everybody on the list, with the wishes of the coordinator as wishes of their own."""
    entries = list(pool.entries.order_by("id"))
    liked: dict[str, set[str]] = {}
    for rule in pool.rules.filter(kind=Rule.Kind.TOGETHER).select_related("one", "other"):
        liked.setdefault(rule.one.key, set()).add(rule.other.key)
        liked.setdefault(rule.other.key, set()).add(rule.one.key)
    return values_of(entries, {entry.mail: entry.key for entry in entries if entry.mail}, liked)


def wanted_of(proposal: Proposal) -> pure.Wanted:
    """What the groups of this proposal keep to, pins and people of earlier groups included."""
    pool = proposal.pool
    apart = pool.rules.filter(kind=Rule.Kind.APART).values_list("one__key", "other__key")
    both = frozenset(pair for one, other in apart for pair in ((one, other), (other, one)))
    together = met_before(pool) if proposal.fresh or proposal.is_curve else frozenset()
    kept = pins(proposal.around) if proposal.around else ()
    return pure.Wanted(proposal.smallest, proposal.largest, pool.chart, both, together, kept, proposal.fresh)


def pins(proposal: Proposal) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """The groups of a proposal in which somebody is pinned: who is in, and who of them stays."""
    pinned = proposal.seats.filter(is_pinned=True).exclude(number=None)
    members: dict[int, list[str]] = {}
    stay: dict[int, set[str]] = {}
    seats = proposal.seats.filter(number__in=pinned.values("number"))
    for seat in seats.order_by("id").select_related("entry").defer("entry__avoid"):
        number = seat.number or 0
        members.setdefault(number, []).append(seat.entry.key)
        if seat.is_pinned:
            stay.setdefault(number, set()).add(seat.entry.key)
    return tuple((tuple(members[number]), frozenset(stay[number])) for number in sorted(members))


def met_before(pool: Pool) -> frozenset[tuple[str, str]]:
    """Pairs on the list who were in one group of the organisation before, each in both orders."""
    keys = dict(pool.entries.exclude(mail="").values_list("mail", "key"))
    groups: dict[uuid.UUID, list[str]] = {}
    rows = Membership.objects.filter(group__organisation=pool.organisation_id).values_list("group", "person__email")
    for group, mail in rows:
        if mail.lower() in keys:
            groups.setdefault(group, []).append(keys[mail.lower()])
    return frozenset(
        (one, other) for members in groups.values() for one in members for other in members if one != other
    )


def seats_of(proposal: Proposal, numbers: Iterable[int]) -> dict[int, list[Seat]]:
    """Who sits in these groups, in the order they were seated; nobody's avoid list is read."""
    found: dict[int, list[Seat]] = {number: [] for number in numbers}
    rows = proposal.seats.filter(number__in=found).select_related("entry").defer("entry__avoid").order_by("id")
    for seat in rows:
        found[seat.number or 0].append(seat)
    return found


def upload_of(pool: Pool) -> Upload | None:
    return Upload.objects.filter(pool=pool).first()


def progress_of(proposal: Proposal) -> dict[str, Any]:
    return dict(proposal.progress)
