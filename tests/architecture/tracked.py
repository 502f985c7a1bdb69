"""The files of the repository, and how the house is divided."""

from __future__ import annotations

import subprocess
import tomllib
from functools import cache
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent.parent
NOUNS = ("people", "organisations", "groups", "meetings", "methods", "rooms", "sealed", "notifications", "web")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (HOME / line for line in sorted(set(listed.stdout.splitlines())))
    return tuple(path for path in paths if path.is_file())


def written(*endings: str) -> list[Path]:
    """Tracked files with one of these endings."""
    return [path for path in tracked() if path.suffix in endings]


def text_of(path: Path) -> str:
    """What stands in a file; empty for pictures and other bytes."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def layers() -> tuple[frozenset[str], ...]:
    """The layers of pyproject.toml, top first; the nouns of one layer do not know each other."""
    contracts = tomllib.loads((HOME / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    [order] = [contract["layers"] for contract in contracts if contract["id"] == "layers"]
    return tuple(frozenset(noun.strip(" ()") for noun in layer.split("|")) for layer in order)
