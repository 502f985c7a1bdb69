"""A list of Zorggroep De Linde, and its pages as Greet sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kring.kernel.clock import now
from kring.volunteers import actions
from kring.volunteers.composing import compose_next, here
from kring.volunteers.models import Pool, Proposal
from tests.cast import Cast

HEAD = "id;naam;e-mail;beroep;team;leidinggevende;afdeling;locatie;dagdelen;wensen;vermijden"


def row(number: int, **more: str) -> str:
    cells = {
        "id": f"p{number}",
        "naam": f"Persoon {number}",
        "mail": f"p{number}@delinde.example",
        "beroep": "verpleegkundige",
        "team": f"team {number % 5}",
        "leidinggevende": "",
        "afdeling": f"afdeling {number % 3}",
        "locatie": "Oost",
        "tijden": "ma-ochtend wo-middag" if number % 2 else "wo-middag",
        "wensen": "",
        "vermijden": "",
    }
    return ";".join({**cells, **more}.values())


def listed(people: int, **more: dict[str, str]) -> str:
    """A file of so many people; `p3={"team": …}` says what is else with one."""
    return "\n".join([HEAD, *(row(number, **more.get(f"p{number}", {})) for number in range(people))])


@dataclass
class Desk:
    """Greet at her list."""

    pool: Pool
    client: Client

    @property
    def path(self) -> str:
        return self.pool.get_absolute_url()

    def bring(self, text: str | bytes, chart: str = "") -> Any:
        """Sends a file and looks at what is in it."""
        files = {"file": SimpleUploadedFile("lijst.csv", text.encode() if isinstance(text, str) else text)}
        if chart:
            files["chart"] = SimpleUploadedFile("organogram.csv", chart.encode())
        return self.client.post(f"{self.path}bestand/", files, follow=True)

    def confirm(self) -> Any:
        return self.client.post(f"{self.path}bestand/bevestigen/", follow=True)

    def composed(self, **more: Any) -> Proposal:
        """A finished proposal, asked for on the page and worked on here."""
        said = {"smallest": 3, "largest": 5, "seconds": 1, "seed": 1, **more}
        answer = self.client.post(f"{self.path}indeling/", said)
        assert answer.status_code == 302, answer.content.decode()
        assert compose_next(by=here)
        return self.pool.proposals.order_by("-number")[0]


@pytest.fixture
def desk(cast: Cast, signed_in) -> Desk:
    pool = actions.make_pool(cast.linde, name="Najaar", smallest=3, largest=5, now=now())
    return Desk(pool, signed_in("Greet"))
