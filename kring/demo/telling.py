"""What the demo's group tells each other afterwards: evaluations, a joint report, polls, and what is worth reading."""

from __future__ import annotations

import hashlib
import json
import unicodedata
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from kring.demo.agreeing import put
from kring.demo.sealing import Table
from kring.evaluation.actions import answer
from kring.evaluation.queries import Occasion
from kring.evaluation.rules.forms import Form, ready
from kring.groups import actions as groups
from kring.literature.actions import add_title
from kring.meetings.models import Meeting
from kring.people.models import Person
from kring.pulses.actions import cast, open_pulse
from kring.pulses.rules.telling import Ballot
from kring.sealed.rules.item import slot_of
from kring.twin.ballots import keep_receipt, open_poll, read_poll, seal_ballot
from kring.twin.body import Body
from kring.twin.items import seal_item

Told = Mapping[str, Any]  # a row of learning.toml
LATER = timedelta(days=1)  # after a meeting, or after a poll was asked
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Telling:
    """A group of the demo as it tells. `ids` is demo key -> person id; `meetings` is by how many weeks ago."""

    table: Table
    ids: Mapping[str, str]
    meetings: Mapping[int, Meeting]
    now: datetime

    def evaluate(self, evaluations: Mapping[str, Mapping[str, Sequence[str | int]]]) -> None:
        for weeks, answers in evaluations.items():
            meeting = self.meetings[int(weeks)]
            occasion = Occasion(self.table.group, Form.MEETING, meeting)
            for key, said in answers.items():
                item, by = uuid.uuid4(), self.table.players[self.ids[key]]
                body = Body("evaluation", answers_of(said))
                view = self.table.views[by.account.person]
                sealed = seal_item(by.account, view, body, slot=occasion.slot, item=str(item))
                answer(occasion, item, sealed_item=sealed, by=by.person, now=meeting.ends_at + LATER)

    def report_together(self, row: Told, method: str) -> None:
        """One writes what was learned; who was there confirms exactly that text."""
        meeting = self.meetings[row["meeting"]]
        text = {
            "format": 1,
            "on": localdate(meeting.starts_at).isoformat(),
            "minutes": 120,
            "theme": row["theme"],
            "method": method,
            "learned": row["learned"],
            "present": list(self.table.players),
            "seen": [],
        }
        at, whole = meeting.ends_at + LATER, written(text)
        version = self.put(row["by"], meeting, Body("report", whole), at)
        digest = hashlib.sha256(b"kring/1/joint\n" + unicodedata.normalize("NFC", whole).encode()).hexdigest()
        for key in (row["by"], *row["confirmed_by"]):
            self.put(key, meeting, Body("note", written({"confirms": digest}), version), at)

    def put(self, key: str, meeting: Meeting, body: Body, at: datetime) -> str:
        by, item, group = self.table.players[self.ids[key]], uuid.uuid4(), self.table.group
        slot = slot_of(str(group.pk), str(meeting.pk), "joint")
        view = self.table.views[by.account.person]
        sealed = seal_item(by.account, view, body, slot=slot, item=str(item))
        groups.put_item(group, item, sealed_item=sealed, by=by.person, now=at)
        return str(item)

    def ask_how_safe(self, row: Told) -> None:
        """One asks, so many as there are votes answer. Where all did, it is closed by that."""
        players, group, poll = list(self.table.players.values()), self.table.group, uuid.uuid4()
        asks = players[-1]
        view = self.table.views[asks.account.person]
        at = self.now - row["weeks"] * WEEK
        opened, closes = localdate(at), localdate(at + WEEK)
        sealed = open_poll(asks.account, view, str(poll), opened=opened, closes=closes)
        open_pulse(group, poll, sealed_poll=sealed, closes_on=closes, by=asks.person, now=at)
        asked = read_poll(view, sealed, str(poll))
        for player, (*answers, first) in zip(reversed(players), row["votes"], strict=False):
            mine = seal_ballot(self.table.views[player.account.person], asked, Ballot(tuple(answers), first))
            receipt = keep_receipt(player.account, str(group.pk), str(poll), mine)
            cast(group, poll, ballot=mine, receipt=receipt, by=player.person, now=at)

    def recommend(self, titles: Sequence[Told], readings: Sequence[Told], *, by: Person) -> None:
        """The organisation's open list, and the group's own."""
        for title in titles:
            add_title(self.table.group.organisation, dict(title), by=by, now=self.now - 2 * WEEK)
        empty = dict.fromkeys(("title", "author", "year", "link", "note", "method", "theme", "goal"), "")
        for row in readings:
            told = {name: text for name, text in row.items() if name != "by"}
            body = Body("reading", written({"format": 1, **empty, **told}))
            put(self.table, self.table.players[self.ids[row["by"]]], body, "reading", now=self.now - WEEK)


def answers_of(said: Sequence[str | int]) -> str:
    """As `frontend/evaluation/answers.ts` writes it; an empty text is no answer."""
    asked = zip(ready(Form.MEETING, "nl"), said, strict=True)
    answers = [{**question, "said": one} for question, one in asked if one != ""]
    return written({"format": 1, "version": "ready/1", "language": "nl", "answers": answers})


def written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
