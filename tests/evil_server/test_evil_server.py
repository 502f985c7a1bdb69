"""Whatever a lying server answers, a member's client refuses it, each lie for its own reason."""

import json

import pytest

from kring.twin import Refused
from tests.evil_server.__main__ import ANSWERS
from tests.evil_server.reader import read

TOLD = json.loads(ANSWERS.read_text())
REFUSED = [lie for lie in TOLD["lies"] if lie["reason"]]
HARMLESS = [lie for lie in TOLD["lies"] if not lie["reason"]]


def test_honest_answers_are_read():
    assert read(TOLD["honest"], TOLD["memory"], by="passphrase") == TOLD["reads"]


@pytest.mark.parametrize("lie", REFUSED, ids=lambda lie: lie["name"])
def test_a_lie_is_refused(lie):
    with pytest.raises(Refused) as refused:
        read({**TOLD["honest"], **lie["answers"]}, TOLD["memory"], by=lie["by"])
    assert refused.value.reason == lie["reason"]


@pytest.mark.parametrize("lie", HARMLESS, ids=lambda lie: lie["name"])
def test_a_lie_that_nobody_asks_changes_nothing(lie):
    assert read({**TOLD["honest"], **lie["answers"]}, TOLD["memory"], by=lie["by"]) == TOLD["reads"]


def test_at_least_25_reasons_are_met():
    assert len({lie["reason"] for lie in REFUSED}) >= 25
