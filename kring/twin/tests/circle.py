"""A group whose log grows as members act, with every record and wrap that a faithful server would keep."""

from __future__ import annotations

from dataclasses import dataclass, field

from kring.sealed.rules.log import Roster, replay, start
from kring.twin import Account, GroupView, Ledger, LogChange, Wrap, admit, ask_to_join, open_epochs, start_group

ANNA = "0a000000-0000-4000-8000-000000000001"
BRAM = "0b000000-0000-4000-8000-000000000002"
CHAIMA = "0c000000-0000-4000-8000-000000000003"
DAAN = "0d000000-0000-4000-8000-000000000004"
EAST = "ea570000-0000-4000-8000-00000000000a"
WEST = "fe570000-0000-4000-8000-00000000000b"
NORTH = "90270000-0000-4000-8000-00000000000d"
SOUTH = "50070000-0000-4000-8000-00000000000e"
PROGRAMME = "7a3ec000-0000-4000-8000-00000000000f"
LINDE = "11de0000-0000-4000-8000-000000000010"
KAREL = "0e000000-0000-4000-8000-000000000005"
MEETING = "3ee70000-0000-4000-8000-00000000000c"


@dataclass
class Circle:
    group: str = EAST
    records: list[bytes] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)
    wraps: list[Wrap] = field(default_factory=list)

    def person(self, person: str, number: int = 1) -> Account:
        made = Account.make(person, number)
        self.records.append(made.record)
        return made.account

    @property
    def roster(self) -> Roster:
        return replay(self.group, self.entries, self.records) if self.entries else start(self.group)

    def accept(self, change: LogChange) -> Roster:
        self.entries.extend(change.entries)
        self.wraps.extend(change.wraps)
        return change.roster

    def wraps_of(self, person: str) -> list[Wrap]:
        return [wrap for wrap in self.wraps if wrap.person == person]

    def view(self, account: Account, ledger: Ledger | None = None) -> GroupView:
        roster = self.roster
        keys = open_epochs(account, roster, self.wraps_of(account.person))
        return GroupView(account.person, roster, keys, ledger or Ledger())


def circle_of_three(group: str = EAST) -> tuple[Circle, Account, Account, Account]:
    """Anna began; Bram and Chaima were let in."""
    circle = Circle(group)
    anna, bram, chaima = (circle.person(person) for person in (ANNA, BRAM, CHAIMA))
    circle.accept(start_group(anna, group))
    for newcomer in (bram, chaima):
        circle.accept(ask_to_join(newcomer, circle.roster))
        circle.accept(admit(anna, circle.roster, newcomer.person))
    return circle, anna, bram, chaima


def circle_of_two() -> tuple[Circle, Account, Account]:
    """Anna began, Bram was let in after they compared words."""
    circle = Circle()
    anna, bram = circle.person(ANNA), circle.person(BRAM)
    circle.accept(start_group(anna, EAST))
    circle.accept(ask_to_join(bram, circle.roster))
    circle.accept(admit(anna, circle.roster, BRAM, how="words"))
    return circle, anna, bram
