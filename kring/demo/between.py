"""What goes on between two meetings of the demo: cases offered for the next but one, and a round in writing."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import datetime

from kring.demo.script import Said
from kring.demo.sealing import Meant, Table
from kring.meetings.actions import offer_case
from kring.meetings.models import Meeting
from kring.rounds.actions import QUESTION, TEXT, Asked, begin_round, write_text
from kring.rounds.models import Round
from kring.sealed.rules.item import slot_of

# By whom, how urgent, what happened, the question.
CASES = (
    (
        "bram",
        "soon",
        "Bij de overdracht bleef het stil toen ik vroeg wie er moeite mee had. Ik ging snel door.",
        "Wat maakt dat ik een stilte niet laat duren?",
    ),
    (
        "elif",
        "now",
        "Een zoon filmde mij tijdens de zorg. Ik zei er niets van. Volgende week ga ik weer.",
        "Hoe kan ik mijn grens noemen zonder dat het ruzie wordt?",
    ),
)
ASKED = (
    "Sinds de nieuwe route kom ik elke dag tien minuten te laat bij mevrouw Van H. Ze zegt er niets van, ik ook niet. "
    "Wat vraag ik mij nog niet af?"
)
WROTE = {"chaima": "Wat denk je dat zij ziet als jij binnenkomt?"}


def offer_cases(meeting: Meeting, table: Table, ids: Mapping[str, str], *, now: datetime) -> None:
    for by, urgency, happened, question in CASES:
        fields = {"happened": happened, "question": question, "urgency": urgency, "checks": ["current", "own"]}
        slot = slot_of(str(table.group.pk), str(meeting.pk), "offer")
        item = uuid.uuid4()
        sealed = _sealed(table, ids[by], json.dumps(fields, ensure_ascii=False), slot=slot, item=item, kind="case")
        offer_case(meeting, item, sealed_item=sealed, by=table.players[ids[by]].person, now=now)


def ask_in_writing(table: Table, ids: Mapping[str, str], *, by: str, now: datetime) -> Round:
    """A round that runs, in which somebody wrote already."""
    about, item = uuid.uuid4(), uuid.uuid4()
    slot = slot_of(str(table.group.pk), str(about), QUESTION)
    asked = Asked(
        about, Round.Kind.QUESTIONS, 3, item, _sealed(table, ids[by], ASKED, slot=slot, item=item, kind="question")
    )
    round_ = begin_round(table.group, asked, by=table.players[ids[by]].person, now=now)
    for name, text in WROTE.items():
        own = uuid.uuid4()
        place = slot_of(str(table.group.pk), str(about), TEXT)
        sealed = _sealed(table, ids[name], text, slot=place, item=own, kind="question")
        write_text(round_, own, sealed_item=sealed, by=table.players[ids[name]].person, now=now)
    return round_


def _sealed(table: Table, by: str, text: str, *, slot: bytes, item: uuid.UUID, kind: str) -> bytes:
    return table.seal(Said("", by, text), by=by, slot=slot, item=str(item), kind=kind, meant=Meant())
