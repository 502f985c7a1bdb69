"""What stood on the pages when a journey failed: most of what one would ask first."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser, Error, Page

MOST = 1_500  # characters of one page


def pages_of(browser: Browser) -> Iterator[str]:
    """Every page that is still open, as its address and the text a person would read."""
    for context in browser.contexts:
        for page in context.pages:
            yield f"{page.url}\n{text_of(page)}"


def text_of(page: Page) -> str:
    try:
        return page.locator("body").inner_text(timeout=2_000)[:MOST]
    except Error as error:
        return f"(not to be read: {error.message.splitlines()[0]})"
