"""What releases shows on a programme's page: the texts that the reader may read, and nothing where there is none."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kring.programmes.panels import Look, Panel
from kring.releases import queries


def panel(look: Look) -> Panel | None:
    texts = queries.texts_for(look.person, look.programme)
    if not texts:
        return None
    return Panel(_("What the group tells"), "releases/panel.html", 75, {"releases": texts})
