"""What the tests of hosting share."""

from __future__ import annotations

import pytest

from tests.serving import own_house


@pytest.fixture
def database(tmp_path):
    """Settings of a house of one test's own, in its folder."""
    with own_house(tmp_path) as settings:
        yield settings
