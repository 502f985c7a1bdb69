"""Puts the built front end and the compiled words into the wheel: a server that installs it needs no Node."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEnd(BuildHookInterface):  # type: ignore[type-arg]
    """Builds from source in a checkout; an unpacked source archive brings the front end along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (the interface's own)
        home = Path(self.root)
        if version == "editable":
            return  # `make setup` builds for a checkout, and only when something changed
        if (home / ".git").exists():
            front_end = home / "frontend"
            for words in (["npm", "install", "--no-save", "--silent"], ["npm", "run", "--silent", "build"]):
                subprocess.run(words, cwd=front_end, check=True)
        compile_words(home)


def compile_words(home: Path) -> None:
    """Every Dutch catalogue, .po to .mo."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  (needed for a wheel only)
    from babel.messages.pofile import read_po  # noqa: PLC0415

    for source in home.glob("kring/*/locale/*/LC_MESSAGES/django.po"):
        with source.open("rb") as written, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(written))
