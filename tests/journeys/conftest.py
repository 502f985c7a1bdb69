"""Real browsers: Debian's Chromium against the pages as they are served, at `localhost`, where passkeys work."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, ViewportSize, expect

from kring.people import demonstration
from kring.people.models import Person
from tests.browsers import AS_WRITTEN, launch_options
from tests.cast import Cast, make_cast
from tests.journeys.what_was_there import pages_of
from tests.serving import own_demo

# Playwright runs its own loop in this thread; the tests themselves are ordinary, synchronous Django.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

expect.set_options(timeout=30_000)  # milliseconds: a busy machine is slow, and what never comes still fails

PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if report.failed and call.when == "call" and browser is not None:
        report.sections.append(("what stood on the pages", "\n\n".join(pages_of(browser))))
    return report


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, **launch_options()}


@pytest.fixture(scope="session")
def glancing_browser(launch_browser: Callable[..., Browser]) -> Iterator[Browser]:
    """For pages that are looked at and gone. Where people do something, hard-working code is made faster as usual."""
    browser = launch_browser(**launch_options(AS_WRITTEN))
    yield browser
    browser.close()


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The known cast, committed: the server under test has its own connection."""
    return make_cast()


@pytest.fixture
def origin(live_server: Any) -> str:
    return str(live_server.url).replace("127.0.0.1", "localhost")


Devices = Callable[..., BrowserContext]
Visitor = Callable[..., Page]


@pytest.fixture
def device(browser: Browser, origin: str, cast: Cast) -> Iterator[Devices]:
    """A new device somebody is signed in on: `device("Anna").new_page()`. Every request body is kept in `.sent`."""
    opened = []

    def make(name: str, **more: Any) -> BrowserContext:
        opened.append(sign_in(browser, origin, cast[name], **more))
        return opened[-1]

    yield make
    for context in opened:
        context.close()


def sign_in(
    browser: Browser,
    origin: str,
    person: Person,
    *,
    language: str = "nl",
    viewport: ViewportSize = LAPTOP,
    **more: Any,
) -> BrowserContext:
    """A browser of its own in which this person is signed in and nothing is unlocked."""
    context = browser.new_context(base_url=origin, viewport=viewport, locale=language, **more)
    cookies = {settings.SESSION_COOKIE_NAME: session_of(person), settings.LANGUAGE_COOKIE_NAME: language}
    context.add_cookies([{"name": key, "value": value, "url": origin} for key, value in cookies.items()])
    context.set_default_timeout(15_000)
    return context


@pytest.fixture
def visitor(browser: Browser, origin: str, cast: Cast) -> Iterator[Visitor]:
    """Somebody who is not signed in, at the sign-in page."""
    opened: list[BrowserContext] = []

    def come(path: str = "/aanmelden/", *, at: str = origin, language: str = "nl") -> Page:
        context = browser.new_context(base_url=at, viewport=PHONE, locale=language)
        context.set_default_timeout(10_000)
        opened.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield come
    for context in opened:
        context.close()


def session_of(person: Person) -> str:
    """The key of a new session in which this person is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def with_passkeys(page: Page) -> CDPSession:
    """Give a page an authenticator that says yes by itself and knows the PRF extension."""
    authenticator = page.context.new_cdp_session(page)
    authenticator.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
        "hasPrf": True,
    }
    authenticator.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return authenticator


@pytest.fixture
def demo(transactional_db: None, tmp_path: Path) -> dict[str, str]:
    """The demo, as real input: person id -> recovery code."""
    with own_demo(tmp_path):
        _take_over(tmp_path / "kring.sqlite3")
    return dict(json.loads((tmp_path / demonstration.CODES).read_text("utf-8")))


def _take_over(database: Path) -> None:
    """The whole of another database with the same tables, in a moment: to build a demo takes seconds."""
    connection.ensure_connection()
    with closing(sqlite3.connect(database)) as other:
        other.backup(connection.connection)
