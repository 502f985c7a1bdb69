"""What a visitor downloads, compressed as a browser gets it. A phone in a meeting room waits for every kilobyte.

An entry is one module that stands on its own (vite.config.ts), so no page pays for what another needs.
"""

from __future__ import annotations

import gzip

import pytest
from django.test import Client

from kring.web.bundle import FOLDER, asset, assets

pytestmark = pytest.mark.django_db

KB = 1000
FIRST_VISIT = 115 * KB
LATER_VISIT = 15 * KB
SIGN_IN = 40 * KB
PAGE = 5_060  # the room's own page is the largest; its test keeps this true
ENTRIES = sorted(name for name in assets() if name.endswith(".js"))


def compressed(name: str) -> int:
    """The build's Brotli twin."""
    return (FOLDER / f"{asset(name).url.removeprefix('kring/')}.br").stat().st_size


def fonts() -> int:
    return sum(font.stat().st_size for font in FOLDER.glob("*.woff2"))


def sent(client: Client, path: str) -> int:
    return len(gzip.compress(client.get(path).content, compresslevel=9))


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_first_visit_fits(entry):
    styles = compressed("kring.css") + (compressed("room.css") if entry.startswith(("practice.", "room.")) else 0)
    assert compressed(entry) + styles + fonts() + PAGE < FIRST_VISIT


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_with_two_entries_fits(language):
    both = compressed(f"kring.{language}.js") + compressed(f"signin.{language}.js")
    assert both + compressed("kring.css") + fonts() + PAGE < FIRST_VISIT


def test_nobody_downloads_the_sentences_of_the_other_language():
    rooms = {language: (FOLDER.parent / asset(f"room.{language}.js").url).read_text() for language in ("nl", "en")}
    assert "Volgende stap voor iedereen" in rooms["nl"]
    assert "Volgende stap voor iedereen" not in rooms["en"]
    assert "Next step for everyone" not in rooms["nl"]


def test_no_entry_asks_for_another():
    for entry in ENTRIES:
        module = (FOLDER.parent / asset(entry).url).read_text()
        assert "import(" not in module, entry
        assert 'from"./' not in module, entry


def test_signing_in_asks_for_little_beside_the_fonts(client: Client):
    assert sent(client, "/aanmelden/") + compressed("signin.nl.js") + compressed("kring.css") < SIGN_IN


def test_the_sign_in_page_stands_on_its_own(client: Client):
    page = client.get("/aanmelden/").content.decode()
    assert asset("signin.nl.js").url in page
    assert asset("kring.nl.js").url not in page


def test_after_that_only_the_page_itself_comes(signed_in):
    for path in ("/", "/profiel/", "/apparaten/", "/toegang/"):
        assert sent(signed_in("Anna"), path) < LATER_VISIT, path
