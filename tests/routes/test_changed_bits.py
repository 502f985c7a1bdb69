"""What was sealed and is changed on its way never reaches another place, and nothing of a refused post stays."""

from __future__ import annotations

import uuid

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kring.groups.tests.conftest import Oost, empty_oost, oost  # noqa: F401 - fixtures
from kring.sealed.models import EpochWrap, Item, LogEntry
from kring.web.wire import from_wire, to_wire
from tests.routes.test_malformed import check

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@given(where=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_no_changed_bit_of_an_entry_is_let_in(oost: Oost, where, bit):  # noqa: F811
    kept = oost.log.head
    posted = oost.log.asked(oost.keys["Chaima"])
    oost.log.head = kept
    raw = bytearray(from_wire(posted["entries"][0]))
    raw[where % len(raw)] ^= 1 << bit
    answer = oost.post("Chaima", "log", {**posted, "entries": [to_wire(bytes(raw))]})
    assert answer.status_code in {400, 403}
    check(answer)
    assert LogEntry.objects.count() == 5


@quick
@given(where=st.integers(0, 209), bit=st.integers(0, 7))
@example(where=102, bit=7)  # a revision of more than two milliard
def test_a_changed_bit_of_a_header_never_reaches_another_place(oost: Oost, where, bit):  # noqa: F811
    item = uuid.uuid4()
    raw = bytearray(oost.log.sealed_item(oost.keys["Anna"], item=item))
    raw[where] ^= 1 << bit
    answer = oost.put("Anna", f"items/{item}", {"sealed": to_wire(bytes(raw))})
    check(answer)
    for kept in Item.objects.filter(sealed_item=bytes(raw)):
        assert (kept.id, kept.group, str(kept.author_id)) == (
            item,
            uuid.UUID(oost.log.group),
            str(oost.keys["Anna"].person.pk),
        )
        assert kept.epoch == 2


def test_nothing_of_a_refused_post_stays(oost: Oost):  # noqa: F811
    oost.post("Chaima", "log", oost.log.asked(oost.keys["Chaima"]))
    posted = oost.log.admitted(oost.keys["Chaima"], oost.keys["Anna"])
    wraps = EpochWrap.objects.count()
    assert oost.post("Anna", "log", {**posted, "wraps": posted["wraps"][1:]}).status_code == 400
    assert (LogEntry.objects.count(), EpochWrap.objects.count()) == (6, wraps)
