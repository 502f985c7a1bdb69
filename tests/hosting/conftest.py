"""What the tests of hosting share."""

from __future__ import annotations

import pytest

from tests.serving import own_database


@pytest.fixture
def database():
    """Settings that name a database of one test's own."""
    with own_database() as settings:
        yield settings
