"""What a host reads in the logs, and what never stands there."""

from __future__ import annotations

import io
import json
import logging
import logging.config

import pytest

from kring.project.logs import logging_for

SECRET = "Chaima vertelde iets"


@pytest.fixture
def read():
    """Everything logged since, as JSON lines."""
    wiring, written = logging_for("json"), io.StringIO()
    wiring["handlers"]["stderr"]["stream"] = written
    logging.config.dictConfig(wiring)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.config.dictConfig(logging_for("plain"))


def test_a_fault_is_logged_by_kind_and_place_without_what_it_says(read):
    try:
        int(SECRET)
    except ValueError:
        logging.getLogger("django.request").exception(
            "Internal Server Error: %s", "/eerste/token/", extra={"status_code": 500}
        )
    [entry] = read()
    assert (entry["fault"], entry["status_code"], entry["event"]) == ("ValueError", 500, "django.request")
    assert "test_logs.py" in entry["places"][-1]
    assert SECRET not in json.dumps(entry)
    assert "token" not in json.dumps(entry)


def test_krings_own_lines_carry_only_what_is_known_to_be_safe(read):
    logging.getLogger("kring.rooms").info("room.rebuilt", extra={"count": 3, "text": SECRET})
    [entry] = read()
    assert (entry["event"], entry["count"]) == ("room.rebuilt", 3)
    assert "text" not in entry


def test_a_refused_request_leaves_no_line(read):
    logging.getLogger("django.request").warning("Not Found: %s", "/groepen/1/")
    assert read() == []
