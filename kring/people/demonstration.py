"""The recovery codes of the demo's made-up people, so that a visitor can open what they wrote. In the demo only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from kring.people.models import Person

CODES = "demo-recovery-codes.json"


def keep_recovery_codes(codes: Mapping[str, str], *, folder: Path) -> None:
    """Keep person id -> recovery code beside the demo's database."""
    path = folder / CODES
    path.touch(mode=0o600)
    path.write_text(json.dumps(codes, indent=1), "utf-8")


def recovery_code_of(person: Person) -> str:
    """The code to show to whoever plays this person; empty outside the demo, and for people made later."""
    path = Path(settings.DATA) / CODES
    if not settings.DEMO or not path.exists():
        return ""
    return str(json.loads(path.read_text("utf-8")).get(str(person.pk), ""))
