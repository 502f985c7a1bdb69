"""The demo people's own keys: accounts, the group's log, and sealing what they say. All of it through the twin."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kring.demo.script import Said
from kring.groups import actions as groups
from kring.groups.models import Group
from kring.people import actions as people
from kring.people.models import Person
from kring.sealed.actions import Wrap
from kring.sealed.rules.entry import AdmitBody
from kring.sealed.rules.log import Roster
from kring.twin import epochs as twin
from kring.twin.account import Account
from kring.twin.body import Body
from kring.twin.change import LogChange, append, ask_to_join, record_comparison, rotate, start_group, unchanged
from kring.twin.epochs import open_epochs
from kring.twin.items import GroupView, seal_item
from kring.twin.recovery import make_recovery_code
from kring.twin.ways import RecoveryCode, make_way_in


@dataclass(frozen=True)
class Player:
    """A demo person with open keys, and the recovery code that the demo shows to whoever plays them."""

    person: Person
    account: Account
    recovery_code: str


@dataclass(frozen=True)
class Table:
    """A group whose members can seal. `views` is by person id."""

    group: Group
    players: Mapping[str, Player]
    views: Mapping[str, GroupView]

    def seal(self, said: Said, *, by: str, slot: bytes, item: str, kind: str, meant: Meant) -> bytes:
        body = Body(kind, text_of(said, meant), meant.parent)
        return seal_item(self.players[by].account, self.views[by], body, slot=slot, item=item)


@dataclass(frozen=True)
class Meant:
    """The items that a contribution refers to."""

    chosen: Sequence[str] = ()
    order: Sequence[str] = ()
    parent: str | None = None


def make_player(person: Person, *, now: datetime) -> Player:
    """Make a person's keys and publish their identity with the recovery code as first way in."""
    made, code = Account.make(str(person.pk)), make_recovery_code()
    way_in = make_way_in(made.root, made.account.identity, RecoveryCode(code))
    people.publish_identity(
        record=made.record,
        sealed_bundle=made.sealed_bundle,
        way_in=people.Wrap(uuid.UUID(way_in.id), way_in.kind, "", way_in.header, way_in.ciphertext),
        by=person,
        now=now,
    )
    return Player(person, made.account, code)


def gather(group: Group, players: Sequence[Player], *, now: datetime) -> Table:
    """Open the group's log: the first player begins, the others ask, are let in and compared their six words."""
    first, *others = players
    posted = _Posting(group, now)
    roster = posted.post(start_group(first.account, str(group.pk)), first)
    for other in others:
        roster = posted.post(ask_to_join(other.account, roster), other)
    roster = posted.post(admit_all(first.account, roster), first)
    words = [player.account.person for player in others]
    roster = posted.post(record_comparison(first.account, roster, words, how="words"), first)
    views = {
        player.account.person: GroupView(
            player.account.person, roster, open_epochs(player.account, roster, posted.wraps_of(player))
        )
        for player in players
    }
    return Table(group, {player.account.person: player for player in players}, views)


def admit_all(account: Account, roster: Roster) -> LogChange:
    """Let in everybody who asked, with one new epoch for all."""
    change = unchanged(roster)
    for person, asking in roster.asking.items():
        body = AdmitBody(person, asking.identity.hash, asking.join_hash, "words")
        change = append(change, account, "admit", body.encode())
    return rotate(change, account)


class _Posting:
    """Posts changes as the person who made them, and keeps the wraps that went with them."""

    def __init__(self, group: Group, now: datetime) -> None:
        self._group, self._now = group, now
        self._sent = list[LogChange]()

    def post(self, change: LogChange, by: Player) -> Roster:
        groups.append_log(
            self._group,
            after=change.after,
            encoded=change.entries,
            wraps=[Wrap(w.epoch, uuid.UUID(w.person), w.identity_hash, w.sealed_key) for w in change.wraps],
            by=by.person,
            now=self._now,
        )
        self._sent.append(change)
        return change.roster

    def wraps_of(self, player: Player) -> list[twin.Wrap]:
        return [wrap for change in self._sent for wrap in change.wraps if wrap.person == player.account.person]


def text_of(said: Said, meant: Meant) -> str:
    """The text inside the seal: some kinds hold JSON (docs/live.md, inside a contribution)."""
    text = said.text.strip()
    if said.aspect:
        return json.dumps({"aspect": said.aspect, "text": text}, ensure_ascii=False)
    if meant.chosen:
        return json.dumps({"chosen": list(meant.chosen), "reason": text}, ensure_ascii=False)
    if meant.order:
        return json.dumps({"order": list(meant.order), "reason": text}, ensure_ascii=False)
    return text
