"""What quotes shows on a programme's page: what was sent and how it stands, to who may see what it costs."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kring.offerings.rules.amounts import in_euro
from kring.programmes.panels import Look, Panel
from kring.programmes.rules.lifecycle import MOVES, StepName
from kring.quotes import queries
from kring.quotes.permissions import May, rights
from kring.quotes.rules.standing import SAID, Standing
from kring.web.problem import spoken


def panel(look: Look) -> Panel | None:
    programme = look.programme
    may = rights(look.person, programme)
    if May.READ_QUOTE not in may:
        return None
    sent = queries.versions(programme, now=look.now)
    may_write = May.WRITE_QUOTE in may and programme.stands() in MOVES[StepName.SEND_QUOTE].since
    if not sent and not may_write:
        return None
    rows = [
        {
            "quote": each.quote,
            "standing": spoken(SAID[each.standing]),
            "total": in_euro(each.quote.content.sums.net, get_language() or "nl"),
            "waits": each.standing is Standing.WAITING,
        }
        for each in sent
    ]
    return Panel(
        title=_("Quote"),
        template="quotes/panel.html",
        order=30,
        context={
            "programme": programme,
            "rows": rows,
            "may_write": may_write,
            "may_answer": May.ANSWER_QUOTE in may,
            "has_draft": may_write and queries.draft(programme) is not None,
        },
    )
