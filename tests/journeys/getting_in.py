"""What a person does on /toegang/, step by step, for journeys that need somebody who is in."""

from __future__ import annotations

from base64 import b64encode, urlsafe_b64encode

from playwright.sync_api import Page, expect


def code_on(page: Page) -> list[str]:
    """The seven groups of the recovery code that the page shows."""
    expect(page.locator(".code-groups code")).to_have_count(7)
    return page.locator(".code-groups code").all_inner_texts()


def confirm(page: Page, groups: list[str]) -> None:
    """Type the two groups that the page asks for."""
    fields = page.locator("input.code-input")
    expect(fields).to_have_count(2)
    for field in fields.all():
        label = page.locator(f'label[for="{field.get_attribute("id")}"]').inner_text()
        field.fill(groups[int(label.split()[-1]) - 1].lower())
    page.get_by_role("button", name="Ga verder").click()


def set_up(page: Page) -> list[str]:
    """Make an account with a recovery code and nothing else; answers the groups of the code."""
    page.goto("/toegang/")
    page.get_by_role("button", name="Maak mijn herstelcode").click()
    groups = code_on(page)
    page.get_by_role("button", name="Ik heb de code bewaard").click()
    confirm(page, groups)
    page.get_by_role("button", name="Nu niet").wait_for()
    return groups


def unlock_by_code(page: Page, code: str) -> None:
    page.get_by_label("Je herstelcode").fill(code)
    page.locator("form", has=page.get_by_label("Je herstelcode")).get_by_role("button", name="Open").click()


def keep_prf_results(page: Page) -> None:
    """Note every PRF secret the page gets, so that requests can be searched for it."""
    page.add_init_script("""
        const real = PublicKeyCredential.prototype.getClientExtensionResults;
        PublicKeyCredential.prototype.getClientExtensionResults = function () {
            const results = real.call(this);
            const first = results.prf?.results?.first;
            if (first) {
                const hex = Array.from(new Uint8Array(first), (b) => b.toString(16).padStart(2, "0")).join("");
                const seen = JSON.parse(localStorage.getItem("seen-prf") ?? "[]");
                localStorage.setItem("seen-prf", JSON.stringify([...seen, hex]));
            }
            return results;
        };
    """)


def spellings(secret: str) -> list[str]:
    """One secret as it could hide in a body: hexadecimal, base64, base64url, a list of numbers."""
    raw = bytes.fromhex(secret)
    return [
        secret,
        b64encode(raw).decode().rstrip("="),
        urlsafe_b64encode(raw).decode().rstrip("="),
        ",".join(map(str, raw)),
    ]
