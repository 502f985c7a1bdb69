"""Setting up, unlocking and changing the ways in, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Request, Route, expect

from kring.sealed.rules.encoding import from_base64url
from kring.web.wire import to_wire
from tests.journeys.conftest import PHONE, with_passkeys
from tests.journeys.getting_in import code_on, confirm, keep_prf_results, set_up, spellings, unlock_by_code


def test_somebody_makes_a_recovery_code_and_has_to_confirm_it(device):
    page = device("Anna", viewport=PHONE).new_page()
    page.goto("/toegang/?next=/profiel/")
    page.get_by_role("button", name="Maak mijn herstelcode").click()
    groups = code_on(page)
    page.get_by_role("button", name="Ik heb de code bewaard").click()
    confirm(page, ["AAAAA"] * 7)
    expect(page.get_by_role("alert").first).to_contain_text("is anders")
    confirm(page, groups)
    expect(page.get_by_text("Klopt. Je herstelcode werkt.")).to_be_visible()
    page.get_by_role("button", name="Nu niet").click()
    page.wait_for_url(lambda address: "next=" not in address)


def test_a_second_device_opens_by_recovery_code_and_a_typing_error_is_named(device):
    groups = set_up(device("Anna").new_page())
    page = device("Anna").new_page()
    page.goto("/toegang/")
    typo = "B" if groups[3].startswith("A") else "A"
    unlock_by_code(page, " ".join([*groups[:3], typo + groups[3][1:], *groups[4:]]))
    expect(page.get_by_role("alert").first).to_have_text("Er zit een typefout in groepje 4. De rest klopt.")
    unlock_by_code(page, "".join(groups[:6]))
    expect(page.get_by_role("alert").first).to_contain_text("Jij typte er 30")
    unlock_by_code(page, "-".join(groups).lower().replace("0", "o"))
    expect(page.get_by_text("Open. Dit apparaat onthoudt het.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Zo open jij je werk")).to_be_visible()


def test_a_passphrase_opens_a_second_device_and_a_wrong_one_does_not(device):
    page = device("Bram").new_page()
    set_up(page)
    page.get_by_label("Je wachtzin").fill("vier ganzen op het dak")
    page.get_by_label("Nog een keer").fill("vier ganzen op het dak")
    page.get_by_role("button", name="Voeg een wachtzin toe").click()
    expect(page.get_by_text("Toegevoegd en getest")).to_be_visible()
    second = device("Bram").new_page()
    second.goto("/toegang/")
    form = second.locator("form", has=second.get_by_label("Je wachtzin"))
    for phrase in ("drie ganzen op het dak", "vier ganzen op het dak"):
        form.get_by_label("Je wachtzin").fill(phrase)
        form.get_by_role("button", name="Open").click()
        if phrase.startswith("drie"):
            expect(second.get_by_role("alert").first).to_contain_text("Deze wachtzin past niet")
    expect(second.get_by_text("Open. Dit apparaat onthoudt het.")).to_be_visible()


def test_a_passkey_opens_and_its_secret_reaches_no_request(device):
    context = device("Chaima")
    page = context.new_page()
    with_passkeys(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(_body(request)))
    keep_prf_results(page)
    set_up(page)
    page.get_by_role("button", name="Voeg een passkey toe").click()
    expect(page.get_by_text("Toegevoegd en getest")).to_be_visible()
    page.goto("/toegang/")
    page.get_by_role("button", name="Zet dit apparaat op slot").click()
    page.get_by_role("button", name="Open met je passkey").click()
    expect(page.get_by_text("Open. Dit apparaat onthoudt het.")).to_be_visible()
    secrets = page.evaluate("JSON.parse(localStorage.getItem('seen-prf'))")
    assert len(secrets) >= 2
    assert len(set(secrets)) == 1
    bodies = "\n".join(sent)
    assert '"kind":"passkey"' in bodies
    assert not [spelling for spelling in spellings(secrets[0]) if spelling in bodies]


def test_a_new_recovery_code_retires_the_old_one(device):
    page = device("Daan").new_page()
    old = set_up(page)
    page.goto("/toegang/")
    page.get_by_role("button", name="Maak een nieuwe herstelcode").click()
    unlock_by_code(page, "-".join(old))
    new = code_on(page)
    page.get_by_role("button", name="Ik heb de code bewaard").click()
    confirm(page, new)
    expect(page.get_by_text("De nieuwe werkt. De oude is vervallen.")).to_be_visible()
    expect(page.get_by_text("Je laatste herstelcode kun je niet verwijderen")).to_be_visible()
    second = device("Daan").new_page()
    second.goto("/toegang/")
    unlock_by_code(second, "-".join(old))
    expect(second.get_by_role("alert").first).to_contain_text("hoort niet bij dit account")
    unlock_by_code(second, "-".join(new))
    expect(second.get_by_text("Open. Dit apparaat onthoudt het.")).to_be_visible()


def _body(request: Request) -> str:
    return request.post_data or ""


def test_a_page_without_the_means_says_what_to_do(device):
    page = device("Elif").new_page()
    page.add_init_script("Object.defineProperty(globalThis, 'isSecureContext', { value: false })")
    page.goto("/toegang/")
    expect(page.get_by_text("Deze verbinding is niet veilig genoeg")).to_be_visible()
    expect(page.get_by_text("Open dan http://localhost")).to_be_visible()
    expect(page.get_by_role("button", name="Maak mijn herstelcode")).to_have_count(0)


def test_a_browser_that_keeps_nothing_opens_at_the_door_itself(device, cast):
    groups = set_up(device("Fons").new_page())
    page = device("Fons").new_page()
    page.add_init_script("indexedDB.open = () => { throw new DOMException('no', 'SecurityError') }")
    page.goto(f"/groepen/{cast.oost.id}/")
    unlock_by_code(page, " ".join(groups))
    expect(page.get_by_role("button", name="Open de groep")).to_be_visible()


def test_weakened_ways_in_are_refused(device):
    """A server that lowers what a passphrase costs to guess gets nothing opened."""
    page = device("Bram").new_page()
    set_up(page)
    page.get_by_label("Je wachtzin").fill("vier ganzen op het dak")
    page.get_by_label("Nog een keer").fill("vier ganzen op het dak")
    page.get_by_role("button", name="Voeg een wachtzin toe").click()
    expect(page.get_by_text("Toegevoegd en getest")).to_be_visible()
    second = device("Bram").new_page()
    second.route("**/api/v1/me", _weakened)
    second.goto("/toegang/")
    form = second.locator("form", has=second.get_by_label("Je wachtzin"))
    form.get_by_label("Je wachtzin").fill("vier ganzen op het dak")
    form.get_by_role("button", name="Open").click()
    expect(second.get_by_role("alert").first).to_contain_text("Stop. De server gaf iets")


def _weakened(route: Route) -> None:
    """64 MiB becomes 1 MiB in the header of the passphrase."""
    answer = route.fetch()
    me = answer.json()
    for way in me["ways_in"]:
        if way["kind"] == "passphrase":
            header = from_base64url(way["header"])
            way["header"] = to_wire(header.replace((65_536).to_bytes(4, "big"), (1_024).to_bytes(4, "big"), 1))
    route.fulfill(response=answer, json=me)
