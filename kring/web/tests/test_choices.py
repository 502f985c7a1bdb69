"""Language and theme are chosen without a script and remembered; the page about safety names the program."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("address", "field", "value", "kept"),
    [
        ("/taal/", "language", "en", "en"),
        ("/taal/", "language", "xx", "nl"),
        ("/weergave/", "theme", "dark", "dark"),
        ("/weergave/", "theme", "purple", "auto"),
    ],
)
def test_a_choice_is_remembered_and_leads_back(client, settings, *, address, field, value, kept):
    answer = client.post(address, {field: value, "next": "/veiligheid/?x=1"})
    assert answer["Location"] == "/veiligheid/?x=1"
    cookie = settings.LANGUAGE_COOKIE_NAME if field == "language" else "kring_theme"
    assert answer.cookies[cookie].value == kept


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", ""])
def test_a_choice_never_leads_to_another_site(client, elsewhere):
    assert client.post("/taal/", {"language": "en", "next": elsewhere})["Location"] == "/"


def test_the_page_about_safety_speaks_the_chosen_language_and_theme(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.cookies["kring_theme"] = "dark"
    page = client.get("/veiligheid/").content.decode()
    assert '<html lang="en" data-theme="dark">' in page
    assert "<h1>Who can read what</h1>" in page
