"""The incident method from the first phase to the last, as six people hold it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from kring.methods.library import method
from kring.methods.rules import command as c
from kring.methods.rules.engine import apply, judge, start
from kring.methods.rules.event import event_from_json, event_to_json
from kring.methods.rules.parsing import parse
from kring.methods.rules.view import merge, own, shown, told

ANNA, BRAM, CHAIMA, DAAN, ELIF, FONS = (str(UUID(int=n)) for n in range(1, 7))
GROUP = (ANNA, BRAM, CHAIMA, DAAN, ELIF, FONS)
TEN = datetime(2026, 12, 2, 10, tzinfo=UTC)
INCIDENT = method("incident")


def test_the_script_of_a_method_reads_back_as_the_same_method():
    assert parse(INCIDENT.script()) == INCIDENT


def test_six_people_walk_through_every_phase():
    run = start(INCIDENT, seats=GROUP, roles={"presenter": ANNA, "facilitator": CHAIMA})
    first = run
    log = []
    seen, mine = shown(INCIDENT, run), {who: own(INCIDENT, run, who) for who in GROUP}
    now = TEN

    def do(command, by):
        nonlocal run, seen, now
        now += timedelta(seconds=20)
        event = judge(INCIDENT, run, command, by=by, now=now, present=frozenset(GROUP))
        after = apply(INCIDENT, run, event)
        said = told(INCIDENT, run, event, after)
        run = after
        log.append(event_to_json(event))
        seen = merge(seen, said.change or {})
        for who, patch in said.mine.items():
            mine[who] = merge(mine[who], patch)

    do(c.Open(str(uuid4())), CHAIMA)
    for number, phase in enumerate(INCIDENT.phases):
        assert seen["phase"] == number
        while run.step.turn and run.step.turn.now:
            do(c.Done(str(uuid4())), run.step.turn.now)
        for who in GROUP:
            writing = phase.writing_for(run.role_of(who))
            if writing and not writing.after_reveal:
                do(c.Contribute(str(uuid4())), who)
            elif phase.forbids_advice and who != ANNA:
                do(c.Park(str(uuid4())), who)
        if phase.is_hidden:
            do(c.Reveal(str(uuid4())), CHAIMA)
        do(c.Close(str(uuid4())) if number == 10 else c.Next(str(uuid4())), CHAIMA)

    assert seen == shown(INCIDENT, run)
    assert mine == {who: own(INCIDENT, run, who) for who in GROUP}
    assert seen["stage"] == "closed"
    rebuilt = first
    for line in log:
        rebuilt = apply(INCIDENT, rebuilt, event_from_json(line))
    assert rebuilt == run
