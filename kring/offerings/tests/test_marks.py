from __future__ import annotations

import pytest

from kring.offerings.rules.marks import html_of, plain_of


def test_the_few_marks_become_html():
    text = "Een *groep* van **vijf**\ntot acht.\n\n- vrijwillig\n- gelijk\n\n[Meer](https://example.org/a?b=1&c=2)"
    assert html_of(text) == (
        "<p>Een <em>groep</em> van <strong>vijf</strong><br>\ntot acht.</p>\n"
        "<ul>\n<li>vrijwillig</li>\n<li>gelijk</li>\n</ul>\n"
        '<p><a href="https://example.org/a?b=1&amp;c=2">Meer</a></p>\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[klik](javascript:alert(1))",
        "[klik](JaVaScRiPt:alert(1))",
        "[klik](data:text/html,<b>)",
        "[klik](//elsewhere.example)",
        "![plaatje](https://example.org/x.png)",
        '[klik](https://example.org "><script>x</script>")',
        "# Kop\n\n> citaat\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n\n    <i>",
        "<https://example.org>",
        "&lt;b&gt;",
    ],
)
def test_nothing_else_does(text):
    shown = html_of(text)
    for tag in (
        "<script",
        "<img",
        "<b>",
        "<h1",
        "<blockquote",
        "<code",
        "<pre",
        "<table",
        "<i>",
        'javascript:alert(1)"',
    ):
        assert tag not in shown.lower()
    assert 'href="data' not in shown
    assert 'href="//' not in shown
    assert 'href="java' not in shown.lower()


def test_a_description_has_no_marks():
    assert plain_of("**Vijf** tot *acht*\n\n- een\n1. twee [hier](https://example.org) en_dit_niet") == (
        "Vijf tot acht een twee hier en_dit_niet"
    )
