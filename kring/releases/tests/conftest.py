"""Wijkteam Oost with real keys: Anna, Bram and Chaima are in, and Karel asked what it brings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from kring.groups.actions import append_log
from kring.groups.models import Group
from kring.people.models import Identity
from kring.programmes.models import Programme
from kring.releases.actions import publish
from kring.releases.models import Release
from kring.sealed.actions import Wrap
from kring.twin import (
    Account,
    LogChange,
    Recipient,
    Terms,
    admit,
    ask_to_join,
    leave_group,
    new_epoch,
    open_release,
    sign_release,
    start_group,
    void_release,
)
from tests.cast import TEN, Cast, make_cast, make_programme

INSIDE = ("Anna", "Bram", "Chaima")
NOW = int(TEN.timestamp())
TEXT = "Wij zijn rustiger geworden."


@dataclass
class Oost:
    """The group as its members' browsers change it, straight to the actions."""

    cast: Cast
    programme: Programme
    accounts: dict[str, Account] = field(default_factory=dict)
    roster: Any = None

    @property
    def group(self) -> Group:
        return Group.objects.get(pk=self.cast.oost.pk)

    def send(self, name: str, change: LogChange) -> None:
        wraps = [
            Wrap(w.epoch, self.cast[self.name_of(w.person)].pk, w.identity_hash, w.sealed_key) for w in change.wraps
        ]
        append_log(self.group, after=change.after, encoded=change.entries, wraps=wraps, by=self.cast[name], now=TEN)
        self.roster = change.roster

    def name_of(self, person: str) -> str:
        return next(name for name, account in self.accounts.items() if account.person == person)

    def make(self, name: str) -> Account:
        made = Account.make(str(self.cast[name].pk))
        Identity.objects.create(
            person=self.cast[name], number=1, record=made.record, sealed_bundle=b"sealed", made_at=TEN
        )
        self.accounts[name] = made.account
        return made.account

    def begin(self) -> Oost:
        anna, *others = (self.make(name) for name in INSIDE)
        self.send("Anna", start_group(anna, str(self.group.id)))
        for name, account in zip(INSIDE[1:], others, strict=True):
            self.send(name, ask_to_join(account, self.roster))
            self.send("Anna", admit(anna, self.roster, account.person))
        return self

    def terms(self, **changed: Any) -> Terms:
        karel = self.cast["Karel"]
        return replace(
            Terms(
                kind="text",
                programme=str(self.programme.id),
                title=self.programme.title,
                organisation=str(self.cast.linde.id),
                organisation_name=self.cast.linde.name,
                recipients=(Recipient(str(karel.pk), karel.name),),
                purpose="Wat levert het op?",
                expires=NOW + 14 * 86_400,
                salt=bytes(32),
                text=TEXT,
            ),
            **changed,
        )

    def open(self, name: str, terms: Terms, *, replaces: int = 0) -> int:
        self.send(name, open_release(self.accounts[name], self.roster, terms, replaces=replaces))
        return int(self.roster.head.seq)

    def sign(self, number: int, terms: Terms, *names: str) -> None:
        for name in names:
            self.send(name, sign_release(self.accounts[name], self.roster, number, terms, now=NOW))

    def void(self, name: str, number: int) -> None:
        self.send(name, void_release(self.accounts[name], self.roster, number))

    def leave(self, name: str) -> None:
        self.send(name, leave_group(self.accounts[name], self.roster))
        self.send("Anna", new_epoch(self.accounts["Anna"], self.roster))

    def all_signed(self, terms: Terms | None = None) -> tuple[int, Terms]:
        chosen = terms or self.terms()
        number = self.open("Anna", chosen)
        self.sign(number, chosen, *INSIDE)
        return number, chosen

    def publish(self, number: int, terms: Terms, *, late: timedelta = timedelta(0)) -> Release:
        return publish(self.group, number, terms, now=TEN + late)


def make_oost() -> Oost:
    cast = make_cast()
    return Oost(cast, make_programme(cast)).begin()


@pytest.fixture
def oost(cast: Cast) -> Oost:
    return Oost(cast, make_programme(cast)).begin()


@pytest.fixture(autouse=True)
def monday_morning(time_machine):
    """It is Monday 23 November, eleven in the morning in Amsterdam."""
    time_machine.move_to(TEN, tick=False)
