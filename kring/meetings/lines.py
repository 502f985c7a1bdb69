"""Whether somebody leads one of a group or is led by one, as far as Kring knows: nobody from the line comes in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from kring.composition.rules.lines import all_above
from kring.groups.models import Group
from kring.meetings.queries import participants_of
from kring.people.models import Person
from kring.programmes.models import Party
from kring.programmes.rules.lifecycle import Role
from kring.requests.queries import chart_of
from kring.volunteers.models import Pool

Above = Mapping[str, str]  # mail address or id -> that of the manager, in lower case


@dataclass(frozen=True, slots=True)
class Lines:
    """What is known around a group: who is in it, by mail address; who is a manager by a programme; and the charts."""

    members: frozenset[str]
    managing: frozenset[str]
    charts: tuple[Above, ...]

    def hold(self, person: Person) -> bool:
        """Whether this person is above or below one of the group."""
        own = person.email.lower()
        return own in self.managing or any(self._meets(own, above) for above in self.charts)

    def _meets(self, own: str, above: Above) -> bool:
        over = all_above(own, above)
        return any(each in over or own in all_above(each, above) for each in self.members - {own})


def lines_around(group: Group) -> Lines:
    people = participants_of(group)
    members = frozenset(person.email.lower() for person in people)
    return Lines(members, _managing(group, people), tuple(_charts(group, members)))


def _managing(group: Group, people: list[Person]) -> frozenset[str]:
    """Who manages one of them in any programme, is managed by one, or asked for or pays for the group's own."""
    managers = Party.objects.filter(role=Role.MANAGER.value, until=None)
    over = managers.filter(about__in=people).values_list("person__email", flat=True)
    under = managers.filter(person__in=people).values_list("about__email", flat=True)
    arranging = Q(role__in=[Role.MANAGER.value, Role.COMMISSIONER.value], until=None)
    own = Party.objects.filter(arranging, programme=group.programme_id).values_list("person__email", flat=True)
    return frozenset(mail.lower() for mail in (*over, *under, *own) if mail)


def _charts(group: Group, members: frozenset[str]) -> Iterator[Above]:
    """The organisation's chart, and with it what each list says that one of the group is on: ids differ by list."""
    chart = chart_of(group.organisation)
    yield chart
    listed = Pool.objects.filter(organisation=group.organisation_id, entries__mail__in=members).distinct()
    for pool in listed:
        rows = list(pool.entries.values_list("key", "mail", "manager"))
        mails = {key.lower(): mail.lower() for key, mail, _ in rows if mail}
        said = {**chart, **pool.chart, **{key: manager for key, _, manager in rows if manager}}
        yield {_named(one, mails): _named(manager, mails) for one, manager in said.items()}


def _named(one: str, mails: Mapping[str, str]) -> str:
    return mails.get(one.lower(), one.lower())
