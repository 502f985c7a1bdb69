"""What a simulated member does next. Pure: the same scene gives the same move, and every move is one the engine takes.

Companions are good company: they write what a step asks, take their turn, say when they are ready, and wait for who
practises. They never hold a meeting up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kring.methods.rules import command as c
from kring.methods.rules.method import PRESENTER, Form, Phase, Writing, covers
from kring.methods.rules.run import Stage
from kring.practice.rules.bodies import body_for, early_advice, heard
from kring.practice.rules.scene import Body, Scene
from kring.practice.rules.setting import ME

AT_ONCE, SOON, A_WHILE = 1, 5, 20  # seconds
SPEAKERS = 2  # how many say something in a step where nobody has to write
LISTENERS_WRITE = 2  # how many write where nobody has to


@dataclass(frozen=True, slots=True)
class Move:
    """`by` asks for the command, after `takes` seconds. `heard` is what they say aloud; `habit` is kept in mind."""

    by: str
    command: c.Command
    takes: int = SOON
    body: Body | None = None
    heard: str = ""
    habit: str = ""


def next_move(scene: Scene, command_id: str) -> Move | None:
    """What happens next if I do nothing; None when it is my move."""
    if scene.run.step.stage is Stage.WAITING:
        return Move(scene.leader, c.Open(command_id)) if scene.leader else None
    if scene.run.step.stage is Stage.CLOSED:
        return None
    for think in HABITS:
        found = think(scene, command_id)
        if found is not None:
            return None if found is MY_TURN else found
    return None


MY_TURN = Move(ME, c.Done(""))  # never done: it says that everybody waits for me


def hold_turn(scene: Scene, command_id: str) -> Move | None:
    """In a round only who has the turn acts: they write, then pass it on."""
    turn = scene.run.step.turn
    if turn is None or turn.now is None:
        return None
    if turn.now == ME:
        return _for_me(scene, command_id)
    writing = scene.writing_of(turn.now)
    if writing is not None and (move := _writes(scene, command_id, turn.now, writing, wanted=max(1, writing.minimum))):
        return move
    said = "" if writing is not None else heard(scene, "spoken", len(turn.taken) + scene.run.step.phase)
    return Move(turn.now, c.Done(command_id), SOON if writing else A_WHILE, heard=said)


def hold_floor(scene: Scene, command_id: str) -> Move | None:
    floor = scene.run.step.floor
    if floor is None:
        return None
    if floor == ME:
        return _for_me(scene, command_id)
    said = heard(scene, "spoken", scene.setting.chance("floor", floor, *scene.run.step.place))
    return Move(floor, c.Done(command_id), A_WHILE, heard=said)


def give_me_the_floor(scene: Scene, command_id: str) -> Move | None:
    if scene.leader is None or ME not in scene.run.step.hands or not scene.speaks(ME):
        return None
    return Move(scene.leader, c.GiveFloor(command_id, to=ME))


def write(scene: Scene, command_id: str) -> Move | None:
    for one in scene.companions:
        writing = scene.writing_of(one)
        if writing is not None and (
            move := _writes(scene, command_id, one, writing, wanted=_wanted(scene, one, writing))
        ):
            return move
    return None


def park(scene: Scene, command_id: str) -> Move | None:
    """Somebody has a solution too soon, sees that it is one, and parks it. It shows what parking is for."""
    if "park" in scene.habits or not scene.phase.forbids_advice or scene.phase.form is Form.ROUND:
        return None
    if not any(writing.kind == "question" for writing in scene.phase.writes):
        return None
    for one in scene.companions:
        if scene.role_of(one) == "adviser" and _advises_later(scene, one):
            said = heard(scene, "parking", 0)
            return Move(one, c.Park(command_id), SOON, early_advice(scene, one), said, "park")
    return None


def take_a_chair(scene: Scene, command_id: str) -> Move | None:
    """Empty chairs are taken once; who wants one of them later finds somebody who gets up."""
    for chair in scene.phase.chairs:
        habit = f"sit {scene.run.step.place} {chair.key}"
        if chair.key in scene.run.step.chairs or habit in scene.habits:
            continue
        for one in scene.companions:
            if covers(chair.who, scene.role_of(one)) and one not in scene.run.step.chairs.values():
                return Move(one, c.Sit(command_id, chair=chair.key), habit=habit)
    return None


def converse(scene: Scene, command_id: str) -> Move | None:
    """Where people talk and need not write, some say something; to me as facilitator they raise a hand."""
    if scene.phase.form is not Form.TALK:
        return None
    talkers = [one for one in scene.companions if scene.speaks(one) and scene.writing_of(one) is None]
    for one in [one for one in talkers if one != scene.leader][:SPEAKERS]:
        habit = f"talk {scene.run.step.place} {one}"
        if habit in scene.habits:
            continue
        if scene.leader is not None:
            return Move(scene.leader, c.GiveFloor(command_id, to=one), habit=habit)
        if one not in scene.run.step.hands:
            return Move(one, c.RaiseHand(command_id), habit=habit)
    return None


def get_ready(scene: Scene, command_id: str) -> Move | None:
    """By name, one after another; not in a round, where the turns say it."""
    if scene.phase.form is Form.ROUND or scene.run.visit.revealed:
        return None
    for one in scene.companions:
        if one not in scene.run.step.ready and scene.writing_of(one) is not None and one != scene.leader:
            return Move(one, c.Ready(command_id), AT_ONCE)
    return None


def clear_the_way(scene: Scene, command_id: str) -> Move | None:
    """Who facilitates settles what disturbs, reveals what is hidden, and has chosen what must be chosen."""
    if scene.leader is None or not scene.released:
        return None
    if scene.run.signs.disturbance is not None:
        return Move(scene.leader, c.Settle(command_id))
    if scene.phase.is_hidden and not scene.run.visit.revealed:
        return Move(scene.leader, c.Reveal(command_id))
    if scene.lacks_module:
        nth = scene.setting.chance("module", *scene.run.step.place) % len(scene.phase.modules)
        return Move(scene.leader, c.Choose(command_id, module=scene.phase.modules[nth].key))
    if scene.lacks_presenter:
        return Move(scene.leader, c.Assign(command_id, role=PRESENTER, to=scene.planned_presenter))
    return None


def lead_on(scene: Scene, command_id: str) -> Move | None:
    """To the next step, once nobody waits for me any more."""
    if scene.leader is None or not scene.released:
        return None
    is_last = scene.run.step.phase == len(scene.method.phases) - 1
    return Move(scene.leader, c.Close(command_id) if is_last else c.Next(command_id))


HABITS: tuple[Callable[[Scene, str], Move | None], ...] = (
    hold_turn,
    hold_floor,
    give_me_the_floor,
    write,
    park,
    take_a_chair,
    converse,
    get_ready,
    clear_the_way,
    lead_on,
)


def _for_me(scene: Scene, command_id: str) -> Move:
    """They wait for me. When I go on without it, the facilitator ends my turn."""
    if scene.leader is None or not scene.released:
        return MY_TURN
    return Move(scene.leader, c.Done(command_id), AT_ONCE)


def _writes(scene: Scene, command_id: str, by: str, writing: Writing, *, wanted: int) -> Move | None:
    """One contribution more, if this person may and wants; parked advice comes first."""
    if scene.count(by) >= min(wanted, writing.maximum) or (writing.after_reveal and not scene.run.visit.revealed):
        return None
    if writing.private or (writing.anonymous and scene.run.visit.revealed):
        return None
    if scene.phase.asks_advice and not writing.anonymous and (parked := _parked_by(scene, by)):
        return Move(by, c.Bring(command_id, item=parked))
    if writing.kind in {"choice", "ranking", "rating"} and not scene.candidates(writing):
        return None
    return Move(by, c.Contribute(command_id), _pace(scene), body_for(scene, by, writing))


def _wanted(scene: Scene, person: str, writing: Writing) -> int:
    """How much this person writes in this visit."""
    if writing.kind == "answer":
        return scene.count(person) + len(scene.unanswered())
    if writing.minimum or writing.maximum == 1:
        return max(1, writing.minimum)
    volunteers = [one for one in scene.companions if scene.writing_of(one) == writing]
    return 1 if person in volunteers[:LISTENERS_WRITE] else 0


def _pace(scene: Scene) -> int:
    """Seconds per contribution, so that the minutes of a step are used and rarely run out."""
    return max(SOON, min(60, scene.phase.minutes * 60 // (2 * len(scene.run.seats) + 2)))


def _parked_by(scene: Scene, person: str) -> str | None:
    return next((item for item, parked in scene.run.parked.items() if parked.by == person), None)


def _advises_later(scene: Scene, person: str) -> bool:
    later: tuple[Phase, ...] = scene.method.phases[scene.run.step.phase + 1 :]
    return any(phase.asks_advice and phase.writing_for(scene.role_of(person)) for phase in later)
