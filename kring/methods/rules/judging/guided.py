"""Where the room leads: the group moves on when enough of those present are ready."""

from __future__ import annotations

from kring.kernel.errors import NotAllowedNow
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import Asked, require_open
from kring.methods.rules.judging.moves import next_held, require_leavable
from kring.methods.rules.judging.opening import phase_opened


def judge_ready_together(asked: Asked, _: c.Ready) -> e.Event:
    """One more is ready, or with them enough are. Who was ready already asks again: somebody may have left."""
    require_open(asked)
    if is_enough(asked):
        return moved_on(asked)
    if asked.by in asked.run.step.ready:
        raise NotAllowedNow(say.ALREADY_READY)
    return e.Readied(asked.by, asked.now)


def is_enough(asked: Asked) -> bool:
    online = asked.online
    ready = online.intersection(asked.run.step.ready) | {asked.by}
    return len(ready) >= (len(online) if asked.run.guided == "all" else (len(online) + 1) // 2)


def moved_on(asked: Asked) -> e.Event:
    """What waits is revealed; else the next phase opens; after the last one the meeting is over."""
    if asked.phase.is_hidden and not asked.run.visit.revealed:
        return e.Revealed(asked.by, asked.now)
    require_leavable(asked)
    if asked.run.step.phase == len(asked.method.phases) - 1:
        return e.Closed(asked.by, asked.now, early=False)
    return phase_opened(asked, "ready", next_held(asked))
