"""What a reader hears when something cannot go on."""

from __future__ import annotations

import asyncio

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.utils.functional import SimpleLazyObject

from kring.kernel.errors import NotAllowedNow
from kring.kernel.text import Text
from kring.project import urls
from kring.web import refusals
from kring.web.headers import HEADERS, SecureHeaders

LATER = Text(nl="Dat kan pas in de adviesfase.", en="That has to wait for the advice phase.")


def refuse(_request):
    raise NotAllowedNow(LATER)


def run_out_of_disk(_request):
    raise OperationalError("database or disk is full")


def break_down(_request):
    raise RuntimeError("Chaima said something secret")


def fail_after_the_view(get_response):
    def answer(request):
        get_response(request)
        raise OperationalError("database or disk is full")

    return answer


def read_all(request):
    return HttpResponse(request.body)


urlpatterns = [
    *urls.urlpatterns,
    path("refuse/", refuse),
    path("api/v1/refuse", refuse),
    path("full/", run_out_of_disk),
    path("break/", break_down),
    path("read/", read_all),
]
handler404, handler500 = urls.handler404, urls.handler500
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def test_a_refusal_is_a_page_in_the_readers_language(client):
    dutch = client.get("/refuse/", headers={"accept-language": "nl", "accept": "text/html"})
    english = client.get("/refuse/", headers={"accept-language": "en", "accept": "text/html"})
    assert (dutch.status_code, english.status_code) == (409, 409)
    assert LATER.nl in dutch.content.decode()
    assert LATER.en in english.content.decode()


def test_a_program_hears_the_same_refusal_as_problem_json(client):
    answer = client.get("/api/v1/refuse", headers={"accept-language": "nl"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == LATER.nl
    assert answer.json()["type"] == "kring:not-allowed-now"


def test_a_full_disk_is_said_in_words(client):
    answer = client.get("/full/", headers={"accept": "text/html", "accept-language": "en"})
    assert answer.status_code == 503
    assert "Nothing was half saved" in answer.content.decode()


def test_a_fault_of_ours_says_nothing_of_what_was_in_it(client):
    answer = client.get("/break/", headers={"accept": "text/html"})
    assert answer.status_code == 500
    assert "secret" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/healthz", "/refuse/", "/api/v1/refuse", "/full/", "/break/", "/nowhere/"])
def test_every_answer_of_django_carries_the_headers(client, address):
    answer = client.get(address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.usefixtures("db")
@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=10)
def test_a_body_over_the_limit_is_refused_in_words(client):
    answer = client.post("/read/", "x" * 11, content_type="text/plain", headers={"accept": "text/html"})
    assert answer.status_code == 413
    assert "Maak het korter" in answer.content.decode() or "Make it shorter" in answer.content.decode()


def test_a_full_disk_after_the_view_is_said_in_words_too(client, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:2], f"{__name__}.fail_after_the_view", *settings.MIDDLEWARE[2:]]
    answer = client.get("/healthz", headers={"accept": "text/html", "accept-language": "en"})
    assert answer.status_code == 503
    assert "Nothing was half saved" in answer.content.decode()


def test_our_own_faults_are_drawn_without_asking_who_is_signed_in(rf):
    def away():
        raise OperationalError("the database is away")

    request = rf.get("/", headers={"accept": "text/html"})
    request.user = SimpleLazyObject(away)
    page = refusals.answer(request, status=503, kind="unavailable", sentence=refusals.CANNOT_STORE)
    assert page.status_code == 503


def test_when_nothing_can_answer_the_last_words_carry_the_headers():
    said = []

    async def broken(_scope, _receive, _send):
        raise RuntimeError("Chaima said something secret")

    async def receive():
        return {}

    async def send(message):
        said.append(message)

    asyncio.run(SecureHeaders(broken)({"type": "http", "path": "/"}, receive, send))
    names = {name.decode() for name, _ in said[0]["headers"]}
    assert {name.lower() for name in HEADERS} <= names
    assert said[0]["status"] == 500
    assert b"secret" not in said[1]["body"]
