"""The documents say what the program does."""

from __future__ import annotations

import re

from kring.cli.main import VERBS, parser_for
from kring.cli.settings import page
from tests.architecture.tracked import HOME, text_of, written


def test_the_page_of_settings_is_what_the_code_reads():
    assert (HOME / "docs" / "settings.md").read_text() == page()


def test_every_verb_says_what_it_does_and_stands_in_the_documents():
    described = (HOME / "docs" / "hosting.md").read_text()
    help_page = parser_for(None).format_help()
    for verb, (_, says) in VERBS.items():
        assert says.endswith(".")
        assert f" {verb}" in help_page
        assert f"kring {verb}" in described


def test_every_verb_is_carried_out_by_a_file_of_its_own():
    for verb in VERBS:
        assert parser_for(verb).format_help()


def test_links_between_documents_lead_somewhere():
    links = [
        (document, target)
        for document in written(".md")
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text_of(document))
    ]
    broken = [(document.name, target) for document, target in links if not (document.parent / target).exists()]
    assert broken == []
