"""Proposals whose list changes under them: their figures are of then, and who came later waits in them for a group."""

from __future__ import annotations

from kring.volunteers.models import Pool, Proposal, Seat
from kring.volunteers.rules.words import LATER


def list_changed(pool: Pool) -> None:
    """Tells the proposals of this list that its rows or rules changed, in the transaction that changed them.

    Published ones stay as they are.
    """
    Pool.objects.select_for_update().get(pk=pool.pk)  # as the work does that is about to keep its answer
    standing = pool.proposals.filter(published_at=None, state__in=[Proposal.State.WORKING, Proposal.State.DONE])
    standing.update(list_changed=True)
    for proposal in standing.filter(state=Proposal.State.DONE, is_curve=False):
        _follow(proposal)


def _follow(proposal: Proposal) -> None:
    """Who came onto the list has a seat without a group, so that a coordinator can place them and they hear."""
    new = proposal.pool.entries.exclude(seats__proposal=proposal).values_list("pk", flat=True)
    Seat.objects.bulk_create(
        [Seat(proposal=proposal, entry_id=entry, reason=LATER) for entry in new.order_by("pk")], batch_size=1000
    )
    placed = proposal.seats.exclude(number=None)
    proposal.placed, proposal.groups_made = placed.count(), placed.values("number").distinct().count()
    proposal.save(update_fields=["placed", "groups_made"])
