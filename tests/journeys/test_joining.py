"""Coming into a group, knowing each other, and what a server that is not faithful can do about it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Route, expect

from kring.sealed.rules.encoding import from_base64url
from kring.sealed.rules.entry import AdmitBody
from kring.sealed.rules.log import Head
from kring.web.wire import to_wire
from tests.cast import Cast
from tests.journeys.conftest import PHONE, Devices
from tests.journeys.getting_in import set_up
from tests.keys import Keys, Log


def came(device: Devices, cast: Cast, name: str, **more: Any) -> Page:
    """Somebody with an account, on the page of their group."""
    page = device(name, **more).new_page()
    set_up(page)
    page.goto(f"/groepen/{cast.oost.id}/")
    return page


def opened(device: Devices, cast: Cast) -> Page:
    """Anna, who opened the group."""
    anna = came(device, cast, "Anna")
    anna.get_by_role("button", name="Open de groep").click()
    expect(anna.get_by_text("Wie er in de groep zijn (1)")).to_be_visible()
    return anna


def joined(device: Devices, cast: Cast, anna: Page, name: str, **more: Any) -> Page:
    """Somebody asks, Anna lets them in, and their page goes on by itself."""
    page = came(device, cast, name, **more)
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_role("heading", name="Je staat aan de deur")).to_be_visible()
    anna.reload()
    anna.get_by_role("button", name=f"Laat {name} toe").click()
    expect(anna.get_by_text(f"{name} hoort er nu bij.")).to_be_visible()
    expect(page.get_by_role("heading", name="Weten dat jij het bent")).to_be_visible()
    return page


def words_of(page: Page) -> list[str]:
    page.get_by_role("button", name="Vergelijk zes woorden").click()
    mine = page.locator(".my-words .six-words li")
    expect(mine).to_have_count(6)
    return mine.all_inner_texts()


def test_three_members_come_in_and_agree_on_their_words(device, cast):
    anna = opened(device, cast)
    bram, chaima = (came(device, cast, name, viewport=PHONE) for name in ("Bram", "Chaima"))
    for page in (bram, chaima):
        page.get_by_role("button", name="Doe mee").click()
        expect(page.get_by_role("heading", name="Je staat aan de deur")).to_be_visible()
    anna.reload()
    anna.get_by_role("button", name="Laat allemaal toe").click()
    expect(anna.get_by_text("Bram en Chaima horen er nu bij.")).to_be_visible()
    expect(bram.get_by_text("0 van 2 vergeleken")).to_be_visible()
    said = words_of(bram)
    anna.get_by_role("button", name="Vergelijk zes woorden").click()
    card = anna.locator(".compare li.card", has_text="Bram")
    expect(card.locator(".six-words li")).to_have_text(said)
    anna.get_by_label("De woorden van Bram kloppen").check()
    anna.get_by_role("button", name="Bewaar wat ik heb vergeleken").click()
    expect(anna.get_by_text("1 van 2 vergeleken")).to_be_visible()
    anna.reload()
    expect(anna.get_by_text("1 van 2 vergeleken")).to_be_visible()


def test_a_scanned_code_compares_everybody_at_once_and_reaches_no_server(device, cast):
    anna = opened(device, cast)
    bram = joined(device, cast, anna, "Bram")
    code = bram.evaluate("document.querySelector('[data-island=group]').dataset.group")
    bram.get_by_role("button", name="Vergelijk zes woorden").click()
    bram.get_by_role("button", name="Laat de code zien").click()
    address = bram.locator("svg.qr").get_attribute("data-address")
    assert address is not None
    assert code in address
    asked: list[str] = []
    anna.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    anna.goto("about:blank")
    anna.goto(address)
    expect(anna.get_by_text("Het klopt. Jullie zien precies dezelfde mensen.")).to_be_visible()
    expect(anna.get_by_text("Klaar. Je weet van iedereen zeker wie het is.")).to_be_visible()
    assert not [one for one in asked if "kring:1:roster" in one]
    anna.goto("about:blank")
    anna.goto(address[:-3] + ("AAA" if not address.endswith("AAA") else "BBB"))
    expect(anna.get_by_text("De code van de ander past niet")).to_be_visible()


def test_somebody_who_lost_everything_comes_back_after_reading_out_six_words(device, cast):
    anna = opened(device, cast)
    joined(device, cast, anna, "Bram")
    bram = device("Bram").new_page()
    bram.goto(f"/groepen/{cast.oost.id}/")
    bram.get_by_role("link", name="Open dit apparaat").click()
    bram.get_by_role("button", name="Ik heb niets meer waarmee ik kan openen").click()
    bram.get_by_label("Ik heb overal gezocht").check()
    bram.get_by_role("button", name="Begin opnieuw").click()
    set_up_again(bram)
    bram.wait_for_url(f"**/groepen/{cast.oost.id}/")
    bram.get_by_role("button", name="Doe mee").click()
    spoken = bram.locator(".six-words-large li")
    expect(spoken).to_have_count(6)
    anna.reload()
    expect(anna.get_by_role("heading", name="Bram heeft een nieuwe start gemaakt")).to_be_visible()
    expect(anna.locator(".new-start .six-words li")).to_have_text(spoken.all_inner_texts())
    anna.get_by_role("button", name="De woorden kloppen. Laat Bram toe").click()
    expect(anna.get_by_text("Bram hoort er nu bij.")).to_be_visible()
    expect(bram.get_by_role("heading", name="Weten dat jij het bent")).to_be_visible()


def set_up_again(page: Page) -> None:
    from tests.journeys.getting_in import code_on, confirm  # noqa: PLC0415

    page.get_by_role("button", name="Maak mijn herstelcode").click()
    groups = code_on(page)
    page.get_by_role("button", name="Ik heb de code bewaard").click()
    confirm(page, groups)
    page.get_by_role("button", name="Nu niet").click()


def test_a_log_that_became_shorter_stops_everything(device, cast):
    anna = opened(device, cast)
    joined(device, cast, anna, "Bram")
    anna.reload()
    expect(anna.get_by_text("0 van 1 vergeleken")).to_be_visible()
    anna.route("**/api/v1/groups/*/log*", _shortened)
    anna.reload()
    expect(anna.get_by_role("heading", name="Stop. Er klopt iets niet")).to_be_visible()
    expect(anna.get_by_text("korter dan dit apparaat al zag")).to_be_visible()
    expect(anna.get_by_role("button", name="Vergelijk zes woorden")).to_have_count(0)


def _shortened(route: Route) -> None:
    answer = route.fetch()
    log = answer.json()
    log["entries"] = log["entries"][:2]
    route.fulfill(response=answer, json=log)


def test_a_member_that_the_server_made_up_is_refused(device, cast):
    """Hugo's signatures are right; but it was no member who let him in."""
    anna = opened(device, cast)
    joined(device, cast, anna, "Bram")
    ghost = Keys(cast["Hugo"])
    log = Log(cast.oost)

    def haunted(route: Route) -> None:
        answer = route.fetch()
        said = answer.json()
        log.head = Head(said["head"]["seq"], from_base64url(said["head"]["hash"]))
        joins = log.entry("join", b"", ghost)
        lets_in = AdmitBody(str(ghost.person.pk), ghost.hash, log.head.hash, "words").encode()
        added = [joins, log.entry("admit", lets_in, ghost)]
        seq = said["head"]["seq"]
        said["entries"] += [{"seq": seq + at, "entry": to_wire(entry)} for at, entry in enumerate(added, 1)]
        said["head"] = {"seq": log.head.seq, "hash": to_wire(log.head.hash)}
        route.fulfill(response=answer, json=said)

    def known(route: Route) -> None:
        answer = route.fetch()
        row = {"person": str(ghost.person.pk), "number": 1, "record": to_wire(ghost.record)}
        route.fulfill(response=answer, json=[*answer.json(), row])

    anna.route("**/api/v1/groups/*/log*", haunted)
    anna.route("**/api/v1/groups/*/identities", known)
    anna.reload()
    expect(anna.get_by_role("heading", name="Stop. Er klopt iets niet")).to_be_visible()
    expect(anna.get_by_text("iets dat niet van een lid komt")).to_be_visible()
