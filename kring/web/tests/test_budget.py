"""What a visitor downloads, compressed: under 115 kB on the first visit, sign-in under 40 kB."""

from __future__ import annotations

from kring.web.bundle import FOLDER, asset

KB = 1000
PAGE = 6 * KB  # the room's own page is the largest; its test keeps this true


def compressed(name: str) -> int:
    """As a browser gets it: the build's Brotli twin."""
    return (FOLDER / f"{asset(name).url.removeprefix('kring/')}.br").stat().st_size


def fonts() -> int:
    return sum(font.stat().st_size for font in FOLDER.glob("*.woff2"))


def test_a_first_visit_is_below_115_kb():
    assert compressed("kring.js") + compressed("kring.css") + fonts() + PAGE < 115 * KB


def test_signing_in_is_below_40_kb_beside_the_fonts():
    assert compressed("signin.js") + compressed("kring.css") + PAGE < 40 * KB
