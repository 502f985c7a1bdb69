"""What people of the demo keep for themselves: goals, preparations, reports, resolutions; sealed as a shelf does it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from kring.demo.sealing import Player
from kring.goals.actions import show
from kring.meetings.models import Meeting
from kring.reflection.actions import say_done
from kring.sealed.actions import put_personal_item
from kring.sealed.rules.item import slot_of
from kring.twin.body import Body
from kring.twin.items import seal_personal
from kring.twin.showing import seal_shared

Told = Mapping[str, Any]  # a row of learning.toml
LATER = timedelta(days=1)  # after a meeting


@dataclass
class Learning:
    """The demo's people with their meetings. `goals` is (demo key, the goal's own key) -> its id on the shelf."""

    players: Mapping[str, Player]
    meetings: Mapping[str, Mapping[int, Meeting]]  # by demo key, by weeks ago
    now: datetime
    goals: dict[tuple[str, str], str] = field(default_factory=dict)

    def keep(self, told: Told) -> None:
        """Everything of `learning.toml` that is somebody's own."""
        for row in told["goal"]:
            self.keep_goal(row)
        for row in told["preparation"]:
            self.keep_preparation(row)
        for row in told["report"]:
            self.keep_report(row)
        for row in told["resolution"]:
            self.keep_resolution(row)

    def keep_goal(self, row: Told) -> None:
        by = self.players[row["by"]]
        readers = [self.players[key] for key in row.get("shown_to", ())]
        goal = self.goal_of(row)
        copy = written(goal)
        showings = [(str(uuid.uuid4()), reader) for reader in readers]
        goal["shown"] = [
            {"item": item, "reader": reader.account.person, "revision": 1, "withMarks": True, "text": copy}
            for item, reader in showings
        ]
        goal["earlier"] = [{"text": one["text"], "at": self.instant(one["weeks"])} for one in row.get("earlier", ())]
        self.goals[row["by"], row["key"]] = self.put(by, "goal", goal, at=self.ago(row["made"]))
        for item, reader in showings:
            slot = slot_of(by.account.person, reader.account.person, "shared")
            sealed = seal_shared(by.account, reader.account.identity, Body("goal", copy), slot=slot, item=item)
            show(uuid.UUID(item), reader=reader.person.pk, sealed_item=sealed, by=by.person, now=self.ago(1))

    def goal_of(self, row: Told) -> dict[str, Any]:
        """As a copy for a reader holds it: without what it said before."""
        return {
            "format": 1,
            "text": row["text"],
            "where": row["where"],
            "until": self.day(-row["ahead"]) if "ahead" in row else "",
            "scale": {"low": row.get("low", ""), "high": row.get("high", "")},
            "programme": None,
            "state": row.get("state", "open"),
            "marks": [
                {"value": mark["value"], "words": mark["words"], "at": self.instant(mark["weeks"])}
                for mark in row.get("marks", ())
            ],
            "earlier": [],
            "made": self.instant(row["made"]),
            "shown": [],
        }

    def keep_preparation(self, row: Told) -> None:
        meeting = self.meetings[row["by"]][row["meeting"]]
        value = {**about(meeting), "answers": row["answers"], "minutes": row["minutes"]}
        self.put(self.players[row["by"]], "preparation", value, at=self.now - LATER)

    def keep_report(self, row: Told) -> None:
        meeting, by = self.meetings[row["by"]][row["meeting"]], self.players[row["by"]]
        at = meeting.ends_at + LATER
        goals = [self.goals[row["by"], key] for key in row["goals"]]
        links = {"goals": goals, "about": []}
        value = {**about(meeting), "guide": row.get("guide", "free"), "answers": row["answers"], **links}
        self.put(by, "report", value, at=at)
        say_done(meeting, "reported", done=True, by=by.person, now=at)

    def keep_resolution(self, row: Told) -> None:
        meeting = self.meetings[row["by"]][row["meeting"]]
        when = row.get("due", -row["ahead"] if "ahead" in row else None)
        value = {
            "format": 1,
            "what": row["what"],
            "when": "" if when is None else self.day(when),
            "withWhom": row.get("with", ""),
            "meeting": str(meeting.pk),
            "group": str(meeting.group_id),
            "goal": self.goals.get((row["by"], row.get("goal", ""))),
            "from": None,
            "state": row.get("state", "open"),
            "words": row.get("words", ""),
            "made": meeting.ends_at.isoformat(),
            "settled": self.instant(row["settled"]) if "settled" in row else "",
        }
        self.put(self.players[row["by"]], "resolution", value, at=meeting.ends_at)

    def put(self, by: Player, kind: str, value: Told, *, at: datetime) -> str:
        item, me = uuid.uuid4(), by.account.person
        slot = slot_of(me, me, f"own/{kind}")
        sealed = seal_personal(by.account, Body(kind, written(value)), slot=slot, item=str(item))
        put_personal_item(item, slot=slot, revision=1, sealed_item=sealed, by=by.person, now=at)
        return str(item)

    def ago(self, weeks: int) -> datetime:
        return self.now - timedelta(weeks=weeks)

    def instant(self, weeks: int) -> str:
        return self.ago(weeks).isoformat()

    def day(self, weeks: int) -> str:
        return localdate(self.ago(weeks)).isoformat()


def about(meeting: Meeting) -> dict[str, Any]:
    group = meeting.group
    told = {"meeting": str(meeting.pk), "group": str(group.pk), "on": localdate(meeting.starts_at).isoformat()}
    return {"format": 1, **told, "where": group.name}


def written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
