"""Somebody at the table with a device of their own, and what they do there."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from urllib.parse import unquote

from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from tests.journeys.words import Words

PATIENCE = 20_000  # milliseconds that a browser waits on a busy machine before a step counts as failed


@dataclass
class Canaries:
    """Words that occur nowhere but in what people type."""

    sung: list[str] = field(default_factory=list)

    def in_a_sentence(self, sentence: str) -> str:
        """`sentence` with one more unique word in it."""
        self.sung.append(f"kanarie{secrets.token_hex(8)}")
        return f"{sentence} {self.sung[-1]}"


@dataclass
class Seat:
    """One person on one device. `sent` holds every request body that left it."""

    name: str
    email: str
    context: BrowserContext
    page: Page
    said: Words
    sent: list[str] = field(default_factory=list)
    code: str = ""

    def listen_in(self) -> None:
        """Keep what leaves this device, also from pages opened later."""
        self.context.on("request", self._keep)
        self.context.set_default_timeout(PATIENCE)

    def _keep(self, request: Request) -> None:
        self.sent.append(unquote(request.url))
        if request.post_data_buffer:
            self.sent.append(request.post_data_buffer.decode("utf-8", "replace"))

    def button(self, dutch: str) -> Locator:
        return self.page.get_by_role("button", name=self.said(dutch), exact=True)

    def press(self, dutch: str) -> None:
        self.button(dutch).first.click()

    def is_at(self, dutch_phase: str) -> None:
        """The room shows this step."""
        expect(self.page.locator("h1")).to_contain_text(self.said(dutch_phase), timeout=PATIENCE)

    def write(self, dutch_label: str, text: str) -> None:
        field = self.page.get_by_label(self.said(dutch_label), exact=True).first
        field.fill(text)

    def send(self, dutch_label: str, text: str, *, button: str = "Insturen") -> None:
        """Write and send, and wait until it stands among what the group wrote."""
        self.write(dutch_label, text)
        self.press(button)
        expect(self.page.get_by_text(text, exact=False).first).to_be_visible(timeout=PATIENCE)

    def reads(self, text: str) -> None:
        expect(self.page.get_by_text(text, exact=False).first).to_be_visible(timeout=PATIENCE)

    def does_not_read(self, text: str) -> None:
        expect(self.page.get_by_text(text, exact=False)).to_have_count(0)

    def go_on(self) -> None:
        """The facilitator takes everybody to the next step, also when Kring asks whether it is not too soon."""
        undo = re.compile(rf"{self.said('Ongedaan maken')} \(\d+\)")
        self.insist("Volgende stap voor iedereen", self.page.get_by_role("button", name=undo))

    def finish(self) -> None:
        """The facilitator closes the meeting."""
        self.insist(
            "Sluit de bijeenkomst af", self.page.get_by_role("heading", name=self.said("De bijeenkomst is klaar"))
        )

    def insist(self, dutch: str, then: Locator) -> None:
        """Press a button and say yes if Kring doubts, until `then` is there."""
        self.press(dutch)
        anyway = self.button("Toch verder")
        expect(anyway.or_(then).first).to_be_visible()
        if anyway.is_visible():
            anyway.click()
            expect(then).to_be_visible()
