"""A browser's own description in the words people use for it."""

from __future__ import annotations

# Order matters: browsers name their ancestors too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def _first(table: tuple[tuple[str, str], ...], described: str) -> str:
    return next((name for token, name in table if token in described), "")


def device_name(described: str) -> str:
    """`Firefox, Windows` for a User-Agent header; empty when nothing in it is known."""
    return ", ".join(name for name in (_first(BROWSERS, described), _first(SYSTEMS, described)) if name)
