"""What the demo's groups agreed on, sealed and signed as their browsers would; in one a change waits for signatures."""

from __future__ import annotations

import json
import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from kring.agreements.actions import set_review
from kring.demo.sealing import Player, Table
from kring.groups import actions as groups
from kring.sealed.rules.encoding import to_base64url
from kring.sealed.rules.item import slot_of
from kring.sealed.rules.log import Roster
from kring.twin.body import Body
from kring.twin.change import LogChange, propose, sign_agreement
from kring.twin.items import GroupView, seal_item

# Key, title, text: as the page's own ready sentences, and one of the group's own.
AGREED = (
    (
        "goal",
        "Doel",
        "Wij leren van ons eigen werk. Wie iets inbrengt, vindt zelf een volgende stap.",
    ),
    (
        "group",
        "Open of gesloten groep",
        "De groep is gesloten. Er komt alleen iemand bij als wij dat allemaal goed vinden.",
    ),
    (
        "material",
        "Hoe wij werk inbrengen",
        "Wij kiezen vooraf met een stemming. Wij noemen geen namen van cliënten of collega’s.",
    ),
    (
        "confidentiality",
        "Geheimhouding",
        "Wat hier wordt gezegd, blijft hier. Ook tegenover onze leidinggevende, de opdrachtgever en thuis.",
    ),
    (
        "limits",
        "Grenzen van geheimhouding",
        (
            "Is er gevaar voor iemand, of een plicht om te melden? Dan zeggen wij dat eerst in de "
            "groep. Wie moet melden, meldt zelf en vertelt ons wanneer."
        ),
    ),
    (
        "notes",
        "Aantekeningen",
        "Wij schrijven alleen in Kring, voor onszelf en de groep. Er gaat niets naar buiten.",
    ),
    (
        "attendance",
        "Erbij zijn",
        "Wij zijn er altijd, behalve bij ziekte of nood. Bij minder dan vier mensen zoeken wij een andere dag.",
    ),
    (
        "lateness",
        "Te laat komen",
        "Wij beginnen op tijd. Wie later komt, sluit stil aan bij de stap die loopt.",
    ),
    (
        "cancelling",
        "Afzeggen",
        "Kun je niet? Zeg het zo vroeg mogelijk in Kring. Had je een rol, ruil die dan zelf.",
    ),
    (
        "roles",
        "Rollen en rooster",
        "De rollen gaan rond. Ieder is even vaak inbrenger en begeleider. Kring houdt bij wie er aan de beurt is.",
    ),
    (
        "conflict",
        "Als het schuurt",
        (
            "Schuurt er iets, dan zeggen wij dat zelf en snel. Verstoringen gaan voor. Lukt het niet, "
            "dan vragen wij de intervisor."
        ),
    ),
    (
        "review",
        "Deze afspraken opnieuw bekijken",
        "Wij kijken na een half jaar of deze afspraken nog passen.",
    ),
    (
        "own-1",
        "Telefoons",
        "De telefoon ligt op tafel voor Kring. Bellen doen wij in de pauze.",
    ),
)
CHANGED = {
    "attendance": (
        "Wij zijn er altijd, behalve bij ziekte of nachtdienst. Bij minder dan drie mensen zoeken wij een andere dag."
    ),
}
DOUBT = ("attendance", "Drie mensen vind ik te weinig voor een goed gesprek.")


def agree(table: Table, *, review_on: date | None, now: datetime) -> Table:
    """All members sign what the first one proposes. The table as it stands then."""
    players = list(table.players.values())
    text = text_of(AGREED)
    put(table, players[0], Body("agreement", text), "agreement", now=now)
    roster = post(
        table, players[0], propose(players[0].account, table.views[players[0].account.person].roster, text), now
    )
    for player in players[1:]:
        roster = post(table, player, sign_agreement(player.account, roster, text), now)
    if review_on:
        set_review(table.group, review_on, by=players[0].person, now=now)
    return seen(table, roster)


def propose_change(table: Table, *, by: str, doubts: str, now: datetime) -> Table:
    """One member proposes other sentences; another says why they do not sign yet."""
    text = text_of([(key, title, CHANGED.get(key, said)) for key, title, said in AGREED])
    item = put(table, table.players[by], Body("agreement", text), "agreement", now=now)
    roster = post(table, table.players[by], propose(table.players[by].account, table.views[by].roster, text), now)
    clause, why = DOUBT
    note = json.dumps({"clause": clause, "not_yet": True, "text": why}, ensure_ascii=False)
    put(table, table.players[doubts], Body("note", note, item), "agreement/talk", now=now)
    return seen(table, roster)


def text_of(clauses: Sequence[tuple[str, str, str]]) -> str:
    """As `frontend/agreement/terms.ts` writes it."""
    told = [{"key": key, "title": title, "text": text} for key, title, text in clauses]
    whole = {"salt": to_base64url(secrets.token_bytes(32)), "clauses": told}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def put(table: Table, by: Player, body: Body, place: str, *, now: datetime) -> str:
    group, item = str(table.group.pk), uuid.uuid4()
    view = table.views[by.account.person]
    sealed = seal_item(by.account, view, body, slot=slot_of(group, group, place), item=str(item))
    groups.put_item(table.group, item, sealed_item=sealed, by=by.person, now=now)
    return str(item)


def post(table: Table, by: Player, change: LogChange, now: datetime) -> Roster:
    groups.append_log(table.group, after=change.after, encoded=change.entries, wraps=[], by=by.person, now=now)
    return change.roster


def seen(table: Table, roster: Roster) -> Table:
    """Everybody knows the log so far."""
    views: Mapping[str, GroupView] = {who: replace(view, roster=roster) for who, view in table.views.items()}
    return replace(table, views=views)
