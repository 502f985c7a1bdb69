"""What people let each other know beside the steps."""

from __future__ import annotations

from dataclasses import replace

from kring.methods.rules import event as e
from kring.methods.rules.applying.steps import stopped, the_timer, timed
from kring.methods.rules.method import Method
from kring.methods.rules.run import Disturbance, Run

UNSAFE_KEPT = 20  # of the signals: more says no more


def apply_disturbed(_: Method, run: Run, event: e.Disturbed) -> Run:
    """What disturbs goes first: the clock waits."""
    runs = the_timer(run).ends_at is not None
    signs = replace(run.signs, disturbance=Disturbance(event.by, event.at, runs))
    return replace(stopped(run, event.at), signs=signs)


def apply_settled(_: Method, run: Run, event: e.Settled) -> Run:
    """The clock goes on, if it was this that stopped it."""
    disturbance = run.signs.disturbance
    settled = replace(run, signs=replace(run.signs, disturbance=None))
    if disturbance is None or not disturbance.stopped_clock or the_timer(run).left is None:
        return settled
    return timed(settled, the_timer(run).resumed(event.at))


def apply_felt_unsafe(_: Method, run: Run, event: e.FeltUnsafe) -> Run:
    unsafe = (*run.signs.unsafe, event.at)[-UNSAFE_KEPT:]
    return replace(run, signs=replace(run.signs, unsafe=unsafe))


def apply_attested(_: Method, run: Run, event: e.Attested) -> Run:
    return replace(run, signs=replace(run.signs, attested=(*run.signs.attested, event.by)))
