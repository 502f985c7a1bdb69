"""Whatever people do, twice or at once: one order for everybody, nothing twice, one answer to one question."""

from __future__ import annotations

import threading
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.rooms.models import Event
from kring.rooms.tests.browser import Answer, Listening
from kring.rooms.tests.conftest import Table, command_id, hold_meeting
from tests.cast import OOST

TALK = "phase/talk/1"
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["raise", "lower", "ready", "unready", "write"]), st.sampled_from(OOST)),
        st.tuples(st.sampled_from(["again", "otherwise"]), st.integers(0, 50)),
        st.tuples(st.just("reconnect"), st.none()),
    ),
    max_size=25,
)


class Meeting:
    """Carries out steps and remembers what was sent and answered."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.sent: list[tuple[str, dict[str, Any], Answer]] = []
        self.heard: list[tuple[int | None, str]] = []
        self.stream = self.listen(1)

    def listen(self, after: int) -> Listening:
        return self.table.listen("Anna", f"?after={after}")

    def step(self, kind: str, argument: Any) -> None:
        if kind in {"again", "otherwise"}:
            self.send_again(kind, argument)
        elif kind == "reconnect":
            self.hear()
            self.stream.close()
            self.stream = self.listen(self.heard[-1][0] if self.heard else 1)  # type: ignore[arg-type]
        else:
            self.send(argument, kind)

    def send(self, name: str, kind: str) -> None:
        order = self.table.written(name, TALK) if kind == "write" else {"id": command_id(), "kind": kind}
        self.sent.append((name, order, self.table.browser(name).post(order)))

    def send_again(self, kind: str, number: int) -> None:
        if not self.sent:
            return
        name, order, answer = self.sent[number % len(self.sent)]
        if answer.status != 200:
            return
        if kind == "again":
            assert self.table.browser(name).post(order).said == answer.said
        else:
            assert self.table.browser(name).post({"id": order["id"], "kind": "done"}).status == 409

    def hear(self) -> None:
        """Listen up to the last position that anybody was answered."""
        last = max((answer.said["position"] for _, _, answer in self.sent if answer.status == 200), default=1)
        while (self.heard[-1][0] if self.heard else 1) < last:  # type: ignore[operator]
            message = self.stream.until("change")
            self.heard.append((message.position, message.said["command"]))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_one_order_without_gaps_and_the_same_answer_to_the_same_command(table: Table, steps: list[tuple[str, Any]]):
    meeting = Meeting(hold_meeting(table))
    for kind, argument in steps:
        meeting.step(kind, argument)
    meeting.hear()
    meeting.table.leave()
    done = [order["id"] for _, order, answer in meeting.sent if answer.status == 200]
    assert meeting.heard == [(2 + number, command) for number, command in enumerate(done)]
    stored = Event.objects.filter(room=meeting.table.room).order_by("number").values_list("command", flat=True)
    assert [str(command) for command in stored][1:] == done


def test_one_command_sent_at_the_same_moment_by_many_windows_is_one_event(table: Table):
    table.reach(0)
    written = table.written("Daan", TALK)
    answers: list[Answer] = []
    browser = table.browser("Daan")
    windows = [threading.Thread(target=lambda: answers.append(browser.post(written))) for _ in range(12)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert {answer.status for answer in answers} == {200}
    assert len({str(answer.said) for answer in answers}) == 1
    assert Event.objects.filter(command=written["id"]).count() == 1
