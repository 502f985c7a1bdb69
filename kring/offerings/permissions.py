"""Who may do what with the catalogue: what is published is everybody's, all else is the coordinators'."""

from __future__ import annotations

from kring.offerings.models import Offering
from kring.organisations.permissions import May, rights
from kring.people.models import Person


def may_edit(person: Person, offering: Offering) -> bool:
    """Whether somebody works on this offering. Others do not hear that it exists before it is published."""
    return May.EDIT_OFFERING in rights(person, offering.organisation)
