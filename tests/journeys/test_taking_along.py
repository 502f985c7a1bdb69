"""Taking everything along: one file that Debian's `age` opens and `kring verify` finds nothing wrong with."""

from __future__ import annotations

import os
import pty
import subprocess

from playwright.sync_api import expect

from kring.groups.models import Group
from kring.people.models import Person
from tests.journeys.conftest import sign_in
from tests.journeys.getting_in import unlock_by_code


def test_the_file_opens_with_age_and_verifies(demo, browser, origin, tmp_path):
    anna = Person.objects.get(name__startswith="Anna")
    group = Group.objects.get(name="Wijkteam Oost")
    context = sign_in(browser, origin, anna)
    page = context.new_page()
    page.goto(f"/groepen/{group.id}/meenemen/")
    page.get_by_role("link", name="Open dit apparaat").click()
    unlock_by_code(page, demo[str(anna.pk)])
    expect(page.get_by_text("bijdragen opgehaald")).to_be_visible()
    context.set_offline(True)
    passphrase = page.locator(".made-passphrase").inner_text()
    page.get_by_label("Ik heb de wachtzin bewaard").check()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Maak het bestand").click()
    taken = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(taken)
    expect(page.get_by_text("Zo open je het bestand")).to_be_visible()
    context.close()

    opened = tmp_path / "kring.html"
    age(["--decrypt", "-o", str(opened), str(taken)], passphrase)
    text = opened.read_text(encoding="utf-8")
    assert "<h1>Wijkteam Oost</h1>" in text
    verified = subprocess.run(
        [".venv/bin/kring", "verify", str(taken)], input=passphrase, text=True, capture_output=True, check=False
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "clean" in verified.stdout


def age(arguments: list[str], passphrase: str) -> None:
    """Debian's own `age` asks for the passphrase on a terminal, so it gets one."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("age", ["age", *arguments])  # noqa: S606 - no shell is wanted
    said = b""
    while b"passphrase" not in said.lower():
        said += os.read(terminal, 1024)
    os.write(terminal, passphrase.encode() + b"\n")
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, said
