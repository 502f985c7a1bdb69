"""TypeScript seals and Python opens, and the other way; and what the browser takes along opens with plain `age`."""

import os
import pty
import select
import shutil
import unicodedata

import pyrage
import pytest

from kring.sealed.rules.encoding import from_base64url as raw
from kring.sealed.rules.encoding import to_base64url as b64
from kring.sealed.rules.item import slot_of
from kring.twin import (
    Body,
    Ledger,
    Passphrase,
    RecoveryCode,
    admit,
    ask_to_join,
    make_recovery_code,
    make_way_in,
    open_item,
    open_personal,
    seal_item,
    seal_personal,
    verify,
)
from kring.twin.account import make_account
from kring.twin.tests.browser import Browser, Group, Person, secret_json, way_in_of
from kring.twin.tests.circle import ANNA, BRAM, CHAIMA, EAST, MEETING
from kring.twin.tests.vectors.plain import TEXTS
from kring.twin.verifying import read_export

SLOT = slot_of(EAST, MEETING, "phase/ask/1")
NOON = "2026-11-23T12:00:00Z"
PASSPHRASE = "vier kleine zinnen over regen"


@pytest.fixture(scope="module")
def peer(tmp_path_factory):
    return Browser(tmp_path_factory.mktemp("peer"))


def made_in_the_browser(peer, person, secret):
    told = peer.does("create", person=person, secrets=[secret_json(secret)])
    return Person(person, raw(told["record"]), raw(told["sealed_bundle"]), way_in_of(told["ways_in"][0]), secret)


def made_in_python(person, secret):
    made = make_account(person, 1)
    way_in = make_way_in(made.root, made.account.identity, secret)
    return Person(person, made.record, made.sealed_bundle, way_in, secret)


@pytest.fixture(scope="module")
def story(peer):
    """Anna's browser begins the group; Bram, in Python, is let in by it; Bram lets in Chaima's peer."""
    anna = made_in_the_browser(peer, ANNA, RecoveryCode(make_recovery_code()))
    bram = made_in_python(BRAM, Passphrase(PASSPHRASE))
    chaima = made_in_the_browser(peer, CHAIMA, Passphrase(PASSPHRASE))
    group = Group(EAST, [person.record for person in (anna, bram, chaima)])
    group.take_json(peer.does("start", who=anna.in_browser(), log=group.to_json()))
    group.take(ask_to_join(bram.in_python(), group.roster))
    group.take_json(peer.does("admit", who=anna.in_browser(), log=group.to_json(), person=BRAM, how="words"))
    group.take_json(peer.does("join", who=chaima.in_browser(), log=group.to_json()))
    group.take(admit(bram.in_python(), group.roster, CHAIMA))
    group.take_json(peer.does("epoch", who=bram.in_browser(), log=group.to_json()))
    return anna, bram, chaima, group


def test_every_member_reads_on_both_sides_what_the_browser_sealed(peer, story):
    anna, bram, chaima, group = story
    texts = [*TEXTS.values(), "é" * 32_768]
    writings = [
        {
            "item": f"17e30000-0000-4000-8000-{number:012d}",
            "slot": b64(SLOT),
            "revision": 1,
            "body": {"kind": "note", "parent": None, "text": text},
        }
        for number, text in enumerate(texts)
    ]
    sealed = peer.does("seal", who=anna.in_browser(), log=group.to_json(), writings=writings)
    for reader in (anna, bram, chaima):
        view = group.view(reader.in_python())
        opened = [open_item(view, raw(item), slot=SLOT, author=ANNA).body.text for item in sealed]
        assert opened == [composed(text) for text in texts]


def composed(text):
    return unicodedata.normalize("NFC", text)


def test_the_browser_reads_what_python_sealed(peer, story):
    _, bram, chaima, group = story
    account = bram.in_python()
    view = group.view(account)
    bodies = [Body("question", text, MEETING) for text in [*TEXTS.values(), "é" * 32_768]]
    sealed = [b64(seal_item(account, view, body, slot=SLOT)) for body in bodies]
    opened = peer.does("open", who=chaima.in_browser(), log=group.to_json(), items=sealed)
    assert [one["text"] for one in opened] == [composed(body.text) for body in bodies]
    assert {(one["kind"], one["parent"], one["author"]) for one in opened} == {("question", MEETING, BRAM)}


def test_personal_items_go_both_ways(peer, story):
    anna = story[0]
    sealed = seal_personal(anna.in_python(), Body("note", "uit Python 🙂"), slot=SLOT)
    body = {"kind": "note", "parent": None, "text": "uit de browser 🙂"}
    writing = {"item": MEETING, "slot": b64(SLOT), "revision": 1, "body": body}
    told = peer.does("personal", who=anna.in_browser(), sealed=b64(sealed), writing=writing)
    assert told["text"] == "uit Python 🙂"
    assert open_personal(anna.in_python(), raw(told["sealed"]), Ledger()).body.text == "uit de browser 🙂"


@pytest.fixture(scope="module")
def taken_along(peer, story):
    anna, bram, _, group = story
    account = bram.in_python()
    texts = ["Hoe blijf ik rustig?", "</script><b>niet</b> 🙂", "שלום"]
    sealed = [seal_item(account, group.view(account), Body("case", text), slot=SLOT) for text in texts]
    source = {
        "group": {"id": EAST, "name": "Wijkteam Oost"},
        "people": [{"person": ANNA, "name": "Anna"}, {"person": BRAM, "name": "Bram <3"}],
        "meetings": [{"id": MEETING, "title": "Eerste bijeenkomst", "at": NOON}],
        "log": [b64(entry) for entry in group.entries],
        "records": [b64(record) for record in group.records],
        "wraps": [wrap.to_json() for wrap in group.wraps if wrap.person == ANNA],
        "items": [{"sealed": b64(item), "at": NOON} for item in sealed],
    }
    places = [[b64(SLOT), {"meeting": MEETING, "place": "phase/ask/1", "title": "Vragen"}]]
    return peer.does(
        "export",
        who=anna.in_browser(),
        source=source,
        places=places,
        madeAt=NOON,
        language="nl",
        passphrase=PASSPHRASE,
    )


def opened_by_age(path, passphrase):
    """Debian's `age` asks on the terminal, so it gets one; without it, another implementation of age opens the file."""
    if shutil.which("age") is None:
        return pyrage.passphrase.decrypt(path.read_bytes(), passphrase).decode()
    page = path.with_suffix(".html")
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("age", ["age", "--decrypt", "-o", str(page), str(path)])  # noqa: S606, S607
    select.select([terminal], [], [], 20)
    os.write(terminal, f"{passphrase}\n".encode())
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
    return page.read_text()


def test_what_the_browser_takes_along_opens_with_age_and_is_clean(taken_along, tmp_path):
    path = tmp_path / "oost.age"
    path.write_bytes(raw(taken_along["age"]))
    page = opened_by_age(path, PASSPHRASE)
    assert page == taken_along["page"]
    (tmp_path / "oost.html").write_text(page)
    document = read_export(path, lambda: PASSPHRASE)
    assert document == read_export(tmp_path / "oost.html", str)
    checked = verify(document)
    assert (checked.findings, checked.items, checked.closed) == ([], 3, 0)


def test_the_page_shows_every_text_escaped_and_runs_nothing(taken_along):
    page = taken_along["page"]
    assert "Hoe blijf ik rustig?" in page
    assert "&lt;/script&gt;&lt;b&gt;niet&lt;/b&gt; 🙂" in page
    assert "Bram &lt;3 · casus" in page
    assert page.count("<script") == page.count("</script>") == 1
    assert "default-src 'none'" in page
