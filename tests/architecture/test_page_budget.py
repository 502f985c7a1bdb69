"""What a visitor downloads, compressed. A phone in a meeting room waits for every kilobyte."""

from __future__ import annotations

import gzip

import pytest
from django.test import Client

from kring.web.bundle import FOLDER, asset

pytestmark = pytest.mark.django_db

KB = 1000
SIGN_IN = 40 * KB
FIRST_VISIT = 115 * KB
LATER_VISIT = 15 * KB


def sent(raw: bytes) -> int:
    return len(gzip.compress(raw, compresslevel=9))


def weight(name: str) -> int:
    return sent((FOLDER.parent / asset(name).url).read_bytes())


def test_signing_in_asks_for_little(client: Client) -> None:
    page = sent(client.get("/aanmelden/").content)
    assert page + weight("signin.js") + weight("kring.css") < SIGN_IN


def test_the_sign_in_page_stands_on_its_own(client: Client) -> None:
    page = client.get("/aanmelden/").content.decode()
    assert asset("signin.js").url in page
    assert asset("kring.js").url not in page


def test_a_first_visit_fits(signed_in) -> None:
    page = sent(signed_in("Anna").get("/").content)
    assert page + weight("kring.js") + weight("kring.css") < FIRST_VISIT


def test_after_that_only_the_page_itself_comes(signed_in) -> None:
    for path in ("/", "/profiel/", "/apparaten/", "/toegang/"):
        assert sent(signed_in("Anna").get(path).content) < LATER_VISIT, path
