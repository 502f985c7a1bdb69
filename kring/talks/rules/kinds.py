"""The kinds of talk, and who takes part in each."""

from __future__ import annotations

from enum import StrEnum

from kring.kernel.text import Text
from kring.programmes.rules.lifecycle import Role


class Kind(StrEnum):
    INTAKE = "intake"  # with who commissions
    PERSONAL = "personal"  # participant, manager, intervisor: what somebody wants to learn
    ALIGNMENT = "alignment"  # group, commissioner, intervisor: the facilities
    CLOSING = "closing"  # participant, manager, intervisor: looking back


class Side(StrEnum):
    """Who promises whom in the agreement with the organisation."""

    ORGANISATION = "organisation"
    GUIDE = "guide"


SIDE_OF = {Role.COMMISSIONER: Side.ORGANISATION, Role.INTERVISOR: Side.GUIDE, Role.COORDINATOR: Side.GUIDE}
ABOUT_SOMEBODY = frozenset({Kind.PERSONAL, Kind.CLOSING})
# Beside the participant of a talk about somebody, and that participant's own manager.
TAKES_PART: dict[Kind, frozenset[Role]] = {
    Kind.INTAKE: frozenset({Role.COMMISSIONER, Role.INTERVISOR}),
    Kind.PERSONAL: frozenset({Role.INTERVISOR}),
    Kind.ALIGNMENT: frozenset({Role.COMMISSIONER, Role.INTERVISOR, Role.PARTICIPANT}),
    Kind.CLOSING: frozenset({Role.INTERVISOR}),
}
NAMES: dict[Kind, Text] = {
    Kind.INTAKE: Text("intakegesprek met de opdrachtgever", "intake with the commissioner"),
    Kind.PERSONAL: Text("persoonlijk intakegesprek", "personal intake"),
    Kind.ALIGNMENT: Text("afstemmingsgesprek", "alignment talk"),
    Kind.CLOSING: Text("afrondend gesprek", "closing talk"),
}
