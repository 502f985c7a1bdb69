"""The JSON API is what its description says, and nothing that is sent to it makes it fall over."""

from __future__ import annotations

import json

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from openapi_spec_validator import validate
from schemathesis.core.result import Ok

from kring.project.api import api

DESCRIPTION = json.loads(json.dumps(api.get_openapi_schema()))
OPERATIONS = [
    found.ok() for found in schemathesis.openapi.from_dict(DESCRIPTION).get_all_operations() if isinstance(found, Ok)
]
# What an operation answers is tested where it is made; here it must only hold its ground.
EFFORT = effort(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def test_the_description_is_valid_openapi():
    validate(DESCRIPTION)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_whatever_is_sent_is_answered_in_words(operation, signed_in):
    anna = signed_in("Anna")

    @EFFORT
    @given(operation.as_strategy())
    def ask(case):
        sent = requests.Request(**case.as_transport_kwargs(base_url="http://localhost")).prepare()
        kind = sent.headers.get("Content-Type", "application/json")
        answer = anna.generic(sent.method, sent.path_url, sent.body or b"", kind)
        assert answer.status_code < 500
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["detail"]

    ask()
