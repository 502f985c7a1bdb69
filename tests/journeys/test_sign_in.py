"""Signing in as people do it, with what goes wrong on the way."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page, expect

from kring.notifications.letters import keep_letter
from kring.people.actions import make_first_link
from tests.cast import Cast
from tests.journeys.axe import violations
from tests.journeys.conftest import Visitor, with_passkeys
from tests.journeys.getting_in import keep_prf_results, set_up, spellings
from tests.journeys.signing_in import ask_code, code_from_the_mail, try_code

ARRIVED = re.compile("[^=]/profiel/$")  # the address of the sign-in page names it too, as where to go next


@pytest.fixture(autouse=True)
def no_limits_from_before() -> None:
    cache.clear()


def test_anna_signs_in_with_the_keyboard_alone(visitor: Visitor, cast: Cast) -> None:
    page = visitor("/aanmelden/?next=/profiel/")
    page.get_by_label("Je mailadres").focus()
    page.keyboard.type(cast["Anna"].email)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(cast["Anna"].email)
    expect(page.get_by_label("Code uit je mail")).to_be_focused()
    page.keyboard.type(code_from_the_mail())
    page.keyboard.press("Enter")
    expect(page).to_have_url(ARRIVED)


def test_in_english_too(visitor: Visitor, cast: Cast) -> None:
    page = visitor("/aanmelden/?next=/profiel/", language="en")
    page.get_by_label("Your mail address").fill(cast["Anna"].email)
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("Code from your mail")).to_be_focused()
    page.get_by_label("Code from your mail").fill(code_from_the_mail())
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(ARRIVED)


def test_the_language_changes_while_the_code_is_on_its_way(visitor: Visitor, cast: Cast) -> None:
    page = visitor()
    ask_code(page, cast["Anna"].email)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("Code from your mail")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text(cast["Anna"].email)


def test_wrong_codes_are_counted_and_then_a_new_one_helps(visitor: Visitor, cast: Cast) -> None:
    page = visitor()
    ask_code(page, cast["Anna"].email)
    for words in ("nog 2 keer", "nog 1 keer", "Vraag een nieuwe code"):
        try_code(page, "0000 0000")
        expect(page.get_by_text(words)).to_be_visible()
    page.get_by_role("button", name="Stuur een nieuwe code").click()
    expect(page.get_by_role("button", name="Aanmelden", exact=True)).to_be_enabled()
    try_code(page, code_from_the_mail())
    expect(page).not_to_have_url(re.compile("/aanmelden/"))


def test_a_stranger_is_told_nothing(visitor: Visitor) -> None:
    page = visitor()
    ask_code(page, "nobody@delinde.example")
    expect(page.get_by_role("status")).to_contain_text("We stuurden een mail")


def test_without_a_network_it_says_so_and_goes_on_later(visitor: Visitor, cast: Cast) -> None:
    page = visitor()
    page.context.set_offline(True)
    page.get_by_label("Je mailadres").fill(cast["Anna"].email)
    page.get_by_role("button", name="Stuur mij een code").click()
    expect(page.get_by_text("Geen verbinding")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Stuur mij een code").click()
    expect(page.get_by_label("Code uit je mail")).to_be_visible()


def test_a_clock_that_is_a_day_off_is_said_and_does_no_harm(visitor: Visitor, cast: Cast) -> None:
    page = visitor()
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=1))
    ask_code(page, cast["Anna"].email)
    expect(page.get_by_text("De klok van dit apparaat loopt voor")).to_be_visible()
    try_code(page, code_from_the_mail())
    expect(page).not_to_have_url(re.compile("/aanmelden/"))


def test_on_an_address_of_digits_the_page_shows_the_way_to_localhost(visitor: Visitor, origin: str) -> None:
    page = visitor("/aanmelden/?next=/profiel/", at=origin.replace("localhost", "127.0.0.1"))
    expect(page.get_by_text("Passkeys werken niet op dit adres")).to_be_visible()
    way = page.get_by_role("link", name="localhost")
    expect(way).to_have_attribute("href", f"{origin}/aanmelden/?next=/profiel/")


def test_two_tabs_one_signs_in_and_the_other_follows(visitor: Visitor, cast: Cast) -> None:
    first = visitor("/aanmelden/?next=/profiel/")
    ask_code(first, cast["Anna"].email)
    second = first.context.new_page()
    second.goto("/aanmelden/?next=/profiel/")
    ask_code(second, cast["Anna"].email)
    try_code(second, code_from_the_mail())
    expect(second).to_have_url(ARRIVED)
    try_code(first, "1234 5678")
    expect(first).to_have_url(ARRIVED)


def bodies_of(page: Page) -> list[str]:
    """What this page sends from now on."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    return sent


def add_passkey(page: Page) -> None:
    page.goto("/profiel/")
    page.get_by_role("button", name="Passkey toevoegen").click()


def test_a_passkey_is_made_and_signs_in_and_goes_away(device: Any) -> None:
    page = device("Anna").new_page()
    with_passkeys(page)
    sent = bodies_of(page)
    add_passkey(page)
    expect(page.get_by_text("De passkey is toegevoegd")).to_be_visible()
    assert "passkey" in mail.outbox[-1].subject
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_text("Je bent afgemeld")).to_be_visible()
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    expect(page).not_to_have_url(re.compile("/aanmelden/"))
    assert not [body for body in sent if "prf" in body]
    page.goto("/profiel/")
    page.get_by_role("button", name="Passkey Mijn apparaat verwijderen").click()
    expect(page.get_by_text("Je hebt nog geen passkey")).to_be_visible()


def test_a_device_that_has_a_passkey_already_is_told_so(device: Any) -> None:
    page = device("Anna").new_page()
    with_passkeys(page)
    add_passkey(page)
    expect(page.get_by_text("De passkey is toegevoegd")).to_be_visible()
    add_passkey(page)
    expect(page.get_by_text("heeft al een passkey")).to_be_visible()


def test_a_passkey_nobody_has_any_more_points_to_the_mail_code(device: Any, cast: Cast) -> None:
    page = device("Anna").new_page()
    with_passkeys(page)
    add_passkey(page)
    expect(page.get_by_text("De passkey is toegevoegd")).to_be_visible()
    Authenticator.objects.filter(user=cast["Anna"]).delete()
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    expect(page.get_by_text("hoort niet bij een account")).to_be_visible()


def test_a_passkey_that_is_refused_leaves_the_code(visitor: Visitor) -> None:
    page = visitor()
    with_passkeys(page)  # an authenticator without any passkey
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    expect(page.get_by_text("Er is geen passkey gebruikt")).to_be_visible()


def test_anna_changes_her_mail_address_by_a_code_to_the_new_one(device: Any, cast: Cast) -> None:
    page = device("Anna").new_page()
    page.goto("/profiel/")
    page.get_by_role("button", name="Mailadres veranderen").click()
    page.get_by_label("Nieuw mailadres").fill("anna@elders.example")
    page.get_by_role("button", name="Stuur een code naar dit adres").click()
    page.get_by_label("Code uit de mail aan anna@elders.example").fill("0000 0000")
    page.get_by_role("button", name="Bevestigen").click()
    expect(page.get_by_text("nog 2 keer")).to_be_visible()
    page.get_by_label("Code uit de mail aan anna@elders.example").fill(code_from_the_mail())
    page.get_by_role("button", name="Bevestigen").click()
    expect(page.get_by_text("Je mailadres is nu anna@elders.example")).to_be_visible()
    cast["Anna"].refresh_from_db()
    assert cast["Anna"].email == "anna@elders.example"


KEEP_A_KEY = """() => new Promise((done, failed) => {
  const opening = indexedDB.open("kring", 1);
  opening.onupgradeneeded = () => {
    for (const name of ["keys", "pins", "seen"]) opening.result.createObjectStore(name);
  };
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const change = opening.result.transaction("keys", "readwrite");
    change.objectStore("keys").put("a key", "anna");
    change.oncomplete = () => { opening.result.close(); done(); };
  };
})"""
COUNT_KEYS = """() => new Promise((done) => {
  const opening = indexedDB.open("kring");
  opening.onsuccess = () => {
    const count = opening.result.transaction("keys").objectStore("keys").count();
    count.onsuccess = () => { opening.result.close(); done(count.result); };
  };
})"""


def test_signing_out_forgets_what_was_unlocked_on_this_device(device: Any) -> None:
    page = device("Anna").new_page()
    page.goto("/profiel/")
    page.evaluate(KEEP_A_KEY)
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_text("Je bent afgemeld")).to_be_visible()
    page.wait_for_function(f"async () => (await ({COUNT_KEYS})()) === 0")


def test_a_device_that_was_signed_out_elsewhere_has_to_sign_in(visitor: Visitor, cast: Cast) -> None:
    devices = [visitor("/aanmelden/?next=/apparaten/") for _ in range(2)]
    for device in devices:
        ask_code(device, cast["Anna"].email)
        try_code(device, code_from_the_mail())
        expect(device.get_by_role("heading", name="Waar je aangemeld bent")).to_be_visible()
    phone, laptop = devices
    laptop.get_by_role("button", name="Overal afmelden").click()
    expect(laptop.get_by_text("Je bent afgemeld")).to_be_visible()
    phone.reload()
    expect(phone).to_have_url(re.compile("/aanmelden/"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_can_use_these_pages(
    device: Any, visitor: Visitor, settings: Any, language: str, scheme: Any
) -> None:
    settings.POSTVAK = settings.DEMO = True
    signed_in = device("Anna", language=language, color_scheme=scheme).new_page()
    with_passkeys(signed_in)
    for path in ("/profiel/", "/apparaten/", "/postvak/", f"/eerste/{make_first_link(now=datetime.now(UTC))}/"):
        signed_in.goto(path)
        assert violations(signed_in) == [], path
    signed_in.goto("/profiel/")
    signed_in.locator("[data-island=passkeys] button[type=submit]").click()
    expect(signed_in.locator("[data-island=passkeys] li")).to_have_count(1)
    signed_in.locator("[data-island=mail-address] button").click()
    assert violations(signed_in) == []
    page = visitor(language=language)
    page.emulate_media(color_scheme=scheme)
    assert violations(page) == []
    for typed in ("nobody", "nobody@delinde.example", "0000"):
        page.locator("[data-island=sign-in] input").fill(typed)
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        assert violations(page) == [], typed


def test_one_passkey_signs_in_and_opens_in_one_gesture(device: Any) -> None:
    page = device("Chaima").new_page()
    with_passkeys(page)
    keep_prf_results(page)
    set_up(page)
    page.get_by_role("button", name="Voeg een passkey toe").click()
    expect(page.get_by_text("Toegevoegd en getest")).to_be_visible()
    page.goto("/profiel/")
    page.get_by_role("button", name="Afmelden").click()
    page.wait_for_url("**/aanmelden/?afgemeld")  # whole: leaving a page that still loads can abort the next one
    page.goto("/aanmelden/?next=/toegang/")
    sent = bodies_of(page)
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    expect(page.get_by_role("button", name="Zet dit apparaat op slot")).to_be_visible()
    secrets = page.evaluate("JSON.parse(localStorage.getItem('seen-prf'))")
    assert len(set(secrets)) == 1
    assert not [spelling for spelling in spellings(secrets[0]) if spelling in "\n".join(sent)]
    page.reload()
    expect(page.get_by_role("button", name="Zet dit apparaat op slot")).to_be_visible()


def test_an_open_mailbox_says_that_mail_came_in(visitor: Visitor, settings: Any) -> None:
    settings.POSTVAK, settings.EMAIL_BACKEND = True, "kring.notifications.post.Post"
    page = visitor("/postvak/")
    expect(page.get_by_text("Er is nog geen mail")).to_be_visible()
    keep_letter(
        to="anna@delinde.example", subject="1234-5678 is je code voor Kring", body="1234-5678", now=datetime.now(UTC)
    )
    page.get_by_role("link", name="Er is nieuwe mail").click()
    expect(page.get_by_role("heading", name="1234-5678")).to_be_visible()
