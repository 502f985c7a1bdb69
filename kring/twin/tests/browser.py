"""The browser's own code, in Node: each language opens what the other sealed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kring.sealed.rules.encoding import from_base64url as raw
from kring.sealed.rules.encoding import to_base64url as b64
from kring.sealed.rules.identity import parse_identity
from kring.sealed.rules.log import Roster, replay
from kring.twin import Account, GroupView, Ledger, LogChange, WayIn, Wrap, open_epochs, open_way_in
from kring.twin.ways import Secret

FRONTEND = Path(__file__).parents[3] / "frontend"
Json = dict[str, Any]


class Browser:
    """Bundled once; every job is a fresh process that knows nothing but what it is given."""

    def __init__(self, folder: Path) -> None:
        self.program = folder / "peer.mjs"
        rolldown = FRONTEND / "node_modules" / ".bin" / "rolldown"
        options = ["--platform", "node", "--format", "esm", "--file", str(self.program)]
        bundle = [str(rolldown), "sealed/testing/peer.ts", *options]
        subprocess.run(bundle, cwd=FRONTEND, check=True, capture_output=True)  # noqa: S603 - our own tool and file

    def does(self, job: str, **given: Any) -> Any:
        node = shutil.which("node") or "node"
        words = json.dumps({"do": job, **given})
        done = subprocess.run([node, self.program], input=words, check=True, capture_output=True, text=True)  # noqa: S603
        return json.loads(done.stdout)


@dataclass(frozen=True)
class Person:
    """What a server keeps of a person, and the secret they hold: enough to unlock on either side."""

    person: str
    record: bytes
    sealed_bundle: bytes
    way_in: WayIn
    secret: Secret

    def in_python(self) -> Account:
        root = open_way_in(self.way_in, self.secret, parse_identity(self.record))
        return Account.open(self.person, self.record, self.sealed_bundle, root)

    def in_browser(self) -> Json:
        return {
            "person": self.person,
            "record": b64(self.record),
            "sealed_bundle": b64(self.sealed_bundle),
            "way_in": self.way_in.to_json(),
            "secret": secret_json(self.secret),
        }


def secret_json(secret: Secret) -> Json:
    return {"kind": secret.kind, **{k: v for k, v in secret._asdict().items() if k != "kind"}}


def way_in_of(told: Json) -> WayIn:
    return WayIn(told["id"], told["kind"], raw(told["header"]), raw(told["ciphertext"]))


@dataclass
class Group:
    """What a server keeps of a group; either side's posts are accepted."""

    group: str
    records: list[bytes]
    entries: list[bytes] = field(default_factory=list)
    wraps: list[Wrap] = field(default_factory=list)

    @property
    def roster(self) -> Roster:
        return replay(self.group, self.entries, self.records)

    def take(self, change: LogChange) -> None:
        self.entries.extend(change.entries)
        self.wraps.extend(change.wraps)

    def take_json(self, post: Json) -> None:
        self.entries.extend(raw(entry) for entry in post["entries"])
        self.wraps.extend(wrap_of(told) for told in post["wraps"])

    def to_json(self) -> Json:
        return {
            "group": self.group,
            "entries": texts(self.entries),
            "records": texts(self.records),
            "wraps": [wrap.to_json() for wrap in self.wraps],
        }

    def view(self, account: Account) -> GroupView:
        mine = [wrap for wrap in self.wraps if wrap.person == account.person]
        return GroupView(account.person, self.roster, open_epochs(account, self.roster, mine), Ledger())


def wrap_of(told: Json) -> Wrap:
    return Wrap(told["epoch"], told["person"], raw(told["identity_hash"]), raw(told["sealed_key"]))


def texts(rows: Sequence[bytes]) -> list[str]:
    return [b64(row) for row in rows]
