"""What talks shows on a programme's page: the talks one takes part in, and the agreement with the organisation."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kring.programmes.panels import Look, Panel
from kring.programmes.rules.lifecycle import MOVES, State, StepName
from kring.talks import queries
from kring.talks.permissions import May, rights
from kring.talks.rules.kinds import NAMES, Kind, Side

MEETS_PEOPLE = (State.FORMING, State.ALIGNING, State.RUNNING)


def panel(look: Look) -> Panel | None:
    """Each sees the talks they take part in; who arranges sees all, and with whom none is planned."""
    programme = look.programme
    found = queries.talks(programme, look.person)
    may_plan = May.PLAN_TALK in rights(look.person, programme)
    open_now = programme.stands() in MOVES[StepName.PLAN_TALK].since
    if not found and not (may_plan and open_now):
        return None
    stands = programme.stands()
    wanted = Kind.PERSONAL if stands in MEETS_PEOPLE else Kind.CLOSING if stands is State.CLOSING else None
    context = {
        "programme": programme,
        "rows": [{"talk": talk, "name": NAMES[talk.which], "has_passed": talk.starts_at <= look.now} for talk in found],
        "may_plan": may_plan and open_now,
        "missing": queries.without(programme, wanted) if may_plan and wanted else [],
        "wanted": wanted,
        "wanted_name": NAMES[wanted] if wanted else "",
        "may_fix": may_plan and stands in MOVES[StepName.FIX_FACILITIES].since,
    }
    return Panel(title=_("Talks"), template="talks/panel.html", order=40, context=context)


def agreement(look: Look) -> Panel | None:
    """How the agreement stands: to be made, to be signed by whom, signed."""
    programme = look.programme
    may = rights(look.person, programme)
    found = queries.standing(programme)
    may_draft = May.DRAFT_AGREEMENT in may and programme.stands() in MOVES[StepName.SIGN].since
    if May.READ_AGREEMENT not in may or (found is None and not may_draft):
        return None
    mine = queries.side_of(look.person, programme)
    context = {
        "programme": programme,
        "standing": found,
        "sides": [{"side": side.value, "signature": found.by_side.get(side)} for side in Side] if found else [],
        "is_mine_to_sign": bool(
            found and mine and mine not in found.by_side and programme.stands() in MOVES[StepName.SIGN].since
        ),
        "may_draft": may_draft,
    }
    return Panel(
        title=_("Agreement with the organisation"), template="talks/agreement_panel.html", order=45, context=context
    )
