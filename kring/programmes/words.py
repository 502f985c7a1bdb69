"""What a programme's steps are called on a page: as a button, and as a row of the story."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kring.programmes.models import Handover, Step
from kring.programmes.rules.lifecycle import Role, StepName

N = StepName
ROLES: dict[Role, object] = {
    Role.COMMISSIONER: _("commissioner"),
    Role.COORDINATOR: _("coordinator"),
    Role.INTERVISOR: _("intervisor"),
    Role.MANAGER: _("manager"),
    Role.PARTICIPANT: _("participant"),
    Role.REQUESTER: _("who asked"),
}
# What to think of before a press.
HINTS: dict[StepName, object] = {
    N.ASK_GROUP: _("You ask for a talk with the whole group. What was said in a meeting stays there."),
    N.ANSWER_GROUP: _("Write when and where you talk, or that you would rather not. First agree on it in the group."),
}
# What is asked instead of "why".
WHYS: dict[StepName, object] = {N.ASK_GROUP: _("Your question to the group"), N.ANSWER_GROUP: _("The answer")}
# Steps that need nothing but a press, and sometimes a reason. The others have a page of their own.
BUTTONS: dict[StepName, object] = {
    N.APPROVE: _("Approve"),
    N.DECLINE: _("Do not approve"),
    N.TURN_DOWN: _("We cannot do this"),
    N.WITHDRAW: _("Withdraw the request"),
    N.WAIVE_QUOTE: _("Go on without a quote"),
    N.START: _("The meetings can begin"),
    N.REGROUP: _("Form the group anew"),
    N.CONCLUDE: _("Begin to close"),
    N.CLOSE: _("Close the programme"),
    N.GO_ON: _("We go on by ourselves"),
    N.STOP: _("Stop the programme"),
    N.ASK_GROUP: _("Ask the group"),
    N.ANSWER_GROUP: _("Answer for the group"),
}
SAID: dict[StepName, object] = {
    N.ASK: _("%(by)s asked for this programme"),
    N.ASK_AS_MANAGER: _("%(by)s asked for this programme"),
    N.GATHER: _("%(by)s began this programme from open sign-ups"),
    N.APPROVE: _("%(by)s approved the request"),
    N.DECLINE: _("%(by)s did not approve the request"),
    N.TURN_DOWN: _("%(by)s cannot carry out the request"),
    N.WITHDRAW: _("%(by)s withdrew the request"),
    N.SEND_QUOTE: _("%(by)s sent a quote"),
    N.ACCEPT_QUOTE: _("%(by)s accepted the quote"),
    N.REFUSE_QUOTE: _("%(by)s did not accept the quote"),
    N.QUOTE_EXPIRES: _("The quote was no longer valid"),
    N.WAIVE_QUOTE: _("%(by)s goes on without a quote"),
    N.HOLD_INTAKE: _("%(by)s wrote down the intake"),
    N.MAKE_GROUP: _("%(by)s made the group"),
    N.START: _("%(by)s let the meetings begin"),
    N.REGROUP: _("%(by)s forms the group anew"),
    N.CONCLUDE: _("%(by)s began to close the programme"),
    N.CLOSE: _("%(by)s closed the programme"),
    N.GO_ON: _("%(by)s said that the group goes on by itself"),
    N.STOP: _("%(by)s stopped the programme"),
    N.PUT_AWAY: _("What was kept of the programme was put away"),
    N.ANSWER_GROUP: _("%(by)s answered for the group"),
    N.ASK_GROUP: _("%(by)s asked the group for a talk"),
    N.APPOINT: _("%(about)s has a role from now on"),
    N.FIX_FACILITIES: _("%(by)s wrote down the facilities that were agreed"),
    N.HAND_OVER: _("%(by)s moved the group on: %(level)s"),
    N.HOLD_TALK: _("%(by)s wrote down a talk with %(about)s"),
    N.JOIN: _("%(about)s takes part"),
    N.LEAVE: _("%(about)s stops taking part"),
    N.PLAN_TALK: _("%(by)s planned a talk with %(about)s"),
    N.REFUSE_TO_SIGN: _("%(by)s does not sign the agreement with the organisation"),
    N.REPLACE: _("%(about)s takes over a role"),
    N.SIGN: _("%(by)s signed the agreement with the organisation"),
}
TALKS = (N.PLAN_TALK, N.HOLD_TALK)  # with the whole group they name nobody


def said(step: Step, *, unnamed: Collection[UUID] = ()) -> str:
    """A step as a sentence, in the reader's language. `unnamed` are those whose names this reader may not know."""
    nobody = gettext("somebody who is gone")
    by = step.by.name if step.by else nobody
    return str(SAID[StepName(step.name)]) % {
        "by": gettext("somebody of the group") if step.by_id in unnamed else by,
        "about": step.about.name if step.about else gettext("the group") if step.name in TALKS else nobody,
        "level": Handover(step.detail).label if step.name == N.HAND_OVER else "",
    }
