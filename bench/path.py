"""A person's own path with hundreds of texts: what opening, sorting and searching them costs a slow phone.

`kring bench path [--items 500] [--slower 4] [--again 3] [--json]`. A demo is served from a temporary folder; the texts
are sealed by the twin and put through the API, then the page is opened in Chromium at full speed and held back in turn.

At full speed the CPU of all threads of the page's process is read, and counts as often as the page would be slower.
Held back by Chromium itself only the time counts in which the main thread had something to do: its throttle lets a
thread that waits spin, and has a thread of its own, so the CPU it makes a process use is mostly not the page's. The
calibration, in the same run and counted alike, is an empty page that checks as many signatures and opens as many
seals, and does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
import uuid
from base64 import urlsafe_b64decode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.project.settings")
KEPT = tempfile.TemporaryDirectory(prefix="kring-bench-")
os.environ["KRING_DATA"] = KEPT.name

import django

django.setup()

from playwright.sync_api import BrowserContext, CDPSession, Page, sync_playwright

from kring.sealed.rules.identity import parse_identity
from kring.sealed.rules.item import slot_of
from kring.twin.account import Account
from kring.twin.body import Body
from kring.twin.items import seal_personal
from kring.twin.ways import RecoveryCode, WayIn, open_way_in
from kring.web.wire import to_wire
from tests.browsers import launch_options
from tests.journeys.demo_house import speak, unlock
from tests.serving import serving

WHO = "Anna de Wit"
RARE = "rozemarijn"  # in one text only
WORDS = ("ik", "vraag", "mijn", "collega", "eerst", "luister", "dan", "stil", "naar", "wat", "er", "echt", "speelt")
PATIENCE = 60_000  # milliseconds
Spent = dict[str, float]
CALIBRATION = """async count => {
  const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]);
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const self = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey"]);
  const nonce = new Uint8Array(12);
  const key = salt => crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt, info: salt }, self,
    { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const salts = Array.from({ length: count }, () => crypto.getRandomValues(new Uint8Array(32)));
  const plain = new Uint8Array(512);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await key(salts[0]), plain);
  const signed = await crypto.subtle.sign("Ed25519", pair.privateKey, sealed);
  window.open500 = () => Promise.all(salts.map(async () => {
    if (!(await crypto.subtle.verify("Ed25519", pair.publicKey, signed, sealed))) throw new Error("signature");
    await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, await key(salts[0]), sealed);
  }));
}"""


def a_text(number: int, chance: random.Random) -> str:
    return " ".join([*chance.choices(WORDS, k=40), RARE if number == 0 else f"nummer{number}"])


def a_thing(number: int, chance: random.Random) -> tuple[str, dict[str, Any]]:
    """One of four kinds in turn, as the page's own shelves hold them."""
    said, some = a_text(number, chance), str(uuid.UUID(int=number + 1))
    at = (datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=number)).isoformat()
    about = {"meeting": some, "group": some}
    things: list[tuple[str, dict[str, Any]]] = [
        ("report", {**about, "guide": "free", "answers": {"free": said}, "goals": [], "about": []}),
        ("preparation", {**about, "answers": {"question": said}, "minutes": 20}),
        (
            "resolution",
            {"what": said, "when": "", "withWhom": "", "meeting": None, "group": None, "goal": None, "from": None}
            | {"state": "open", "words": "", "made": at, "settled": ""},
        ),
        (
            "goal",
            {"text": said, "where": "", "until": "", "programme": None, "state": "open", "earlier": []}
            | {"scale": {"low": "", "high": ""}, "marks": [{"value": 4, "words": "", "at": at}]},
        ),
    ]
    kind, value = things[number % 16 if number % 16 < len(things) else number % 3]
    return kind, {"format": 1, **value}


def account_of(me: dict[str, Any], code: str) -> Account:
    record = unwire(me["identity"]["record"])
    way = next(way for way in me["ways_in"] if way["kind"] == "recovery-code")
    kept = WayIn(way["id"], way["kind"], unwire(way["header"]), unwire(way["ciphertext"]))
    root = open_way_in(kept, RecoveryCode(code), parse_identity(record))
    return Account.open(me["person"], record, unwire(me["identity"]["sealed_bundle"]), root)


def unwire(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def put_things(page: Page, account: Account, count: int) -> None:
    """Through the API, as the browser would."""
    chance = random.Random(7)  # noqa: S311 - the same texts each time
    token = next(c["value"] for c in page.context.cookies() if c["name"] == "csrftoken")
    for number in range(count):
        kind, value = a_thing(number, chance)
        item, slot = str(uuid.uuid4()), slot_of(account.person, account.person, f"own/{kind}")
        sealed = seal_personal(account, Body(kind, json.dumps(value)), slot=slot, item=item)
        asked = {"slot": to_wire(slot), "revision": 1, "sealed": to_wire(sealed)}
        answer = page.request.put(f"/api/v1/me/items/{item}", data=asked, headers={"X-CSRFToken": token})
        if not answer.ok:
            raise RuntimeError(answer.text())


class Meter:
    """What a page's process used since it began, in ms; see the docstring of this module."""

    def __init__(self, page: Page, slower: int) -> None:
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("Performance.enable")
        self.cdp.send("Emulation.setCPUThrottlingRate", {"rate": slower})

    def read(self) -> Spent:
        said = {one["name"]: 1000 * one["value"] for one in self.cdp.send("Performance.getMetrics")["metrics"]}
        main, process = said["ThreadTime"], said["ProcessTime"]
        return {"main": main, "other": process - main, "all": process, "busy": said["TaskDuration"]}


def since(before: Spent, after: Spent) -> Spent:
    return {name: max(0.0, after[name] - before[name]) for name in after}


def open_path(context: BrowserContext, slower: int) -> dict[str, Spent]:
    """A fresh page each time: opening with all in sight, then finding one of all."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto("/healthz")
    meter = Meter(page, slower)
    begun = meter.read()
    page.goto("/leren/")
    page.locator("[data-island=path][data-open=whole]").wait_for()
    opened = meter.read()
    page.get_by_label("Zoek in je pad").fill(RARE)
    page.get_by_text(re.compile("^(1|Niets) gevonden")).wait_for()
    found = meter.read()
    page.close()
    return {"open": since(begun, opened), "search": since(opened, found)}


def calibrate(context: BrowserContext, slower: int, count: int) -> dict[str, Spent]:
    page = context.new_page()
    page.goto("/healthz")
    page.evaluate(CALIBRATION, count)
    meter = Meter(page, slower)
    begun = meter.read()
    page.evaluate("() => window.open500().then(() => true)")
    spent = since(begun, meter.read())
    page.close()
    return {"calibration": spent}


def slowed(run: Callable[[int], dict[str, Spent]], slower: int, again: int) -> dict[str, Spent]:
    """The median of some turns: CPU at full speed, as many times as the page is slower, and busy when held back."""
    free, held = zip(*((run(1), run(slower)) for _turn in range(again)), strict=True)
    return {
        name: {
            **{which: slower * median(turn[name][which] for turn in free) for which in ("main", "other", "all")},
            "busy": median(turn[name]["busy"] for turn in held),
        }
        for name in free[0]
    }


def measure(items: int, slower: int, again: int) -> dict[str, Any]:
    data = Path(KEPT.name) / "demo"
    with (
        serving(data, "--demo") as served,
        sync_playwright() as playwright,
        playwright.chromium.launch(**launch_options()) as browser,
    ):
        context = browser.new_context(base_url=served.url, locale="nl-NL", viewport={"width": 390, "height": 844})
        speak(context, served.url, "nl")
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto("/aanmelden/")
        page.get_by_role("button", name=WHO).click()
        page.wait_for_url(lambda address: "/aanmelden/" not in address)
        unlock(page)
        me = page.request.get("/api/v1/me").json()
        codes = json.loads((data / "demo-recovery-codes.json").read_text("utf-8"))
        path = partial(open_path, context)
        path(1)  # a first visit compiles the program; that is not what the texts cost
        bare = slowed(path, slower, again)
        put_things(page, account_of(me, codes[me["person"]]), items)
        page.close()
        first = slowed(path, slower, 1)
        full = slowed(path, slower, again)
        base = slowed(partial(calibrate, context, count=items), slower, again)
    texts = {which: full["open"][which] - bare["open"][which] for which in full["open"]}
    return {
        "items": items,
        "slower": slower,
        "calibration_ms": told(base["calibration"]),
        "without_items_ms": told(bare["open"]),
        "first_ms": told(first["open"]),
        "open_ms": told(full["open"]),
        "texts_ms": told(texts),
        "search_ms": told(full["search"]),
    }


def told(spent: Spent) -> dict[str, int]:
    return {name: round(value) for name, value in spent.items()}


def main() -> int:
    parser = argparse.ArgumentParser(prog="kring bench path", description=__doc__)
    parser.add_argument("--items", type=int, default=500)
    parser.add_argument("--slower", type=int, default=4, help="how many times slower the page runs")
    parser.add_argument("--again", type=int, default=3, help="turns; the median counts")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    found = measure(wanted.items, wanted.slower, wanted.again)
    if wanted.json:
        print(json.dumps(found))
        return 0
    print(f"{found['items']} texts, {found['slower']} times slower, ms of CPU (main thread, other threads), then busy")
    for name in ("calibration", "without_items", "first", "open", "texts", "search"):
        spent = found[f"{name}_ms"]
        print(f"{name:14} {spent['all']:6} ({spent['main']}, {spent['other']})  {spent['busy']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
