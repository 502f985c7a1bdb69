"""What the front end's build left behind: the files a page may ask for, with the hash a browser checks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "static" / "kring"


@dataclass(frozen=True)
class Asset:
    """One built file. `url` is below STATIC_URL; `integrity` is as in the integrity attribute."""

    url: str
    integrity: str
    bytes: int

    @property
    def fingerprint(self) -> str:
        """Sixteen characters that two people can compare by eye."""
        return self.integrity.removeprefix("sha384-")[:16]


class NotBuilt(RuntimeError):
    """The front end was not built, so there is no page to serve."""


def is_built() -> bool:
    """The build left its manifest."""
    return (FOLDER / "manifest.json").exists()


@cache
def assets() -> dict[str, Asset]:
    """Every built module and style sheet by name, such as `kring.nl.js` and `kring.css`."""
    try:
        made = json.loads((FOLDER / "manifest.json").read_text())
    except FileNotFoundError as missing:
        raise NotBuilt("The front end is not built: run `npm --prefix frontend run build`.") from missing
    return {
        name: Asset(url=f"kring/{entry['file']}", integrity=entry["integrity"], bytes=entry["bytes"])
        for name, entry in made.items()
    }


def asset(name: str) -> Asset:
    """One asset. Raises NotBuilt when the build did not make it."""
    try:
        return assets()[name]
    except KeyError:
        raise NotBuilt(f"The front end's build holds no {name}.") from None


@cache
def sprite() -> str:
    """The icons in use, as one hidden drawing."""
    try:
        return (FOLDER / "icons.svg").read_text()
    except FileNotFoundError as missing:
        raise NotBuilt("The front end is not built: run `npm --prefix frontend run build`.") from missing
