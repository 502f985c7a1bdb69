"""Hands, the floor, turns and readiness."""

from __future__ import annotations

from dataclasses import replace

from kring.methods.rules import event as e
from kring.methods.rules.applying.writing import with_step
from kring.methods.rules.method import Method
from kring.methods.rules.run import Run, Turn


def apply_raised(_: Method, run: Run, event: e.HandRaised) -> Run:
    return with_step(run, replace(run.step, hands=(*run.step.hands, event.by)))


def apply_lowered(_: Method, run: Run, event: e.HandLowered) -> Run:
    return with_step(run, replace(run.step, hands=others(run.step.hands, event.by)))


def apply_floor_given(_: Method, run: Run, event: e.FloorGiven) -> Run:
    """In a round, who has not spoken yet gets the turn; the one interrupted keeps the right to a turn later."""
    step, turn = run.step, run.step.turn
    hands = others(step.hands, event.to)
    if turn is not None and event.to in turn.order and event.to not in turn.taken:
        given = Turn(turn.order, event.to, turn.taken, event.at)
        return replace(run, step=replace(step, turn=given, hands=hands))
    return replace(spoken(run, event.to), step=replace(step, floor=event.to, hands=hands))


def apply_turn_passed(_: Method, run: Run, event: e.TurnPassed) -> Run:
    turn = run.step.turn
    assert turn is not None  # noqa: S101 -- turns pass only in a round
    taken = (*turn.taken, event.person) if event.taken else turn.taken
    passed = Turn(turn.order, event.turn, taken, event.at if event.turn is not None else None)
    step = replace(run.step, turn=passed, hands=others(run.step.hands, event.turn))
    return replace(spoken(run, event.person if event.taken else None), step=step)


def apply_readied(_: Method, run: Run, event: e.Readied) -> Run:
    return with_step(run, replace(run.step, ready=(*run.step.ready, event.by)))


def apply_unreadied(_: Method, run: Run, event: e.Unreadied) -> Run:
    return with_step(run, replace(run.step, ready=others(run.step.ready, event.by)))


def spoken(run: Run, person: str | None) -> Run:
    """Who had the floor or a turn has been heard."""
    if person is None or person in run.heard:
        return run
    return replace(run, heard=run.heard | {person})


def others(people: tuple[str, ...], gone: str | None) -> tuple[str, ...]:
    return tuple(person for person in people if person != gone)
