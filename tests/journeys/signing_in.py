"""What a person does on /aanmelden/, for journeys that begin there."""

from __future__ import annotations

import re

from django.core import mail
from playwright.sync_api import Page, expect


def code_from_the_mail() -> str:
    found = re.search(r"\b\d{4}-\d{4}\b", str(mail.outbox[-1].body))
    assert found
    return found[0]


def ask_code(page: Page, email: str) -> None:
    page.get_by_label("Je mailadres").fill(email)
    page.get_by_role("button", name="Stuur mij een code").click()
    expect(page.get_by_label("Code uit je mail")).to_be_focused()


def try_code(page: Page, code: str) -> None:
    page.get_by_label("Code uit je mail").fill(code)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
