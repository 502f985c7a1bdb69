from __future__ import annotations

import smtplib
from typing import Any, cast

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend

from kring.notifications import post
from kring.notifications.actions import tell
from kring.notifications.letters import newest_letters
from kring.notifications.models import Letter
from kring.notifications.notices import Notice
from kring.notifications.queries import unreached
from kring.people.models import Person

pytestmark = pytest.mark.django_db

POST = "kring.notifications.post.Post"


@pytest.fixture
def anna() -> Person:
    return Person.objects.create(name="Anna", email="anna@delinde.example")


@pytest.fixture
def bram() -> Person:
    return Person.objects.create(name="Bram", email="bram@delinde.example", language="en")


def test_a_notice_says_that_something_waits_and_where_never_what(anna: Person, settings: Any) -> None:
    settings.PUBLIC_URL = "https://kring.delinde.example"
    tell(anna, Notice.MEETING_PLANNED, about="/bijeenkomsten/7/")
    (letter,) = mail.outbox
    assert letter.subject == "Er staat iets voor je klaar in Kring"
    assert "https://kring.delinde.example/bijeenkomsten/7/" in letter.body


def test_every_notice_has_a_letter_in_both_languages(anna: Person, bram: Person) -> None:
    for notice in Notice:
        tell([anna, bram], notice, about="/")
    for dutch, english in zip(mail.outbox[::2], mail.outbox[1::2], strict=True):
        assert dutch.subject != english.subject
    assert all(letter.body.strip() for letter in mail.outbox)


def test_an_invitation_explains_what_kring_is(bram: Person) -> None:
    tell(bram, Notice.INVITED, about="/groepen/7/")
    assert "invited you" in mail.outbox[0].body


def test_without_a_mail_server_a_letter_is_kept(anna: Person, settings: Any) -> None:
    settings.EMAIL_BACKEND = POST
    tell(anna, Notice.INVITED, about="/groepen/7/")
    (letter,) = newest_letters(to="Anna@delinde.example")
    assert (letter.to, letter.subject) == (anna.email, "Je bent uitgenodigd voor Kring")
    assert newest_letters(to="bram@delinde.example") == []


def test_what_is_rolled_back_is_told_to_nobody(anna: Person, settings: Any) -> None:
    settings.EMAIL_BACKEND = POST
    with transaction.atomic():
        tell(anna, Notice.INVITED, about="/")
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_the_mailbox_page_shows_the_newest_first_with_links_to_follow(
    client: Client, anna: Person, settings: Any
) -> None:
    settings.EMAIL_BACKEND, settings.POSTVAK, settings.PUBLIC_URL = POST, True, "http://localhost:8000"
    tell(anna, Notice.INVITED, about="/groepen/7/")
    tell(anna, Notice.MEETING_PLANNED, about="/bijeenkomsten/7/")
    page = client.get("/postvak/")
    assert [letter.subject for letter in page.context["letters"]] == [
        "Er staat iets voor je klaar in Kring",
        "Je bent uitgenodigd voor Kring",
    ]
    assert 'href="http://localhost:8000/bijeenkomsten/7/"' in page.content.decode()
    assert client.get("/postvak/nieuwste").json() == {"newest": page.context["letters"][0].pk}


def test_on_a_real_host_the_mailbox_page_does_not_exist(client: Client) -> None:
    assert client.get("/postvak/").status_code == 404
    assert client.get("/postvak/nieuwste").status_code == 404


def test_a_letter_cannot_bring_its_own_page(client: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.POSTVAK = POST, True
    mallory = Person.objects.create(name="<script>alert(1)</script>", email="m@elders.example")
    tell(mallory, Notice.INVITED, about="/")
    assert "<script>alert" not in client.get("/postvak/").content.decode()


class MailServer:
    """A mail server that is away as long as it is told to be."""

    def __init__(self) -> None:
        self.is_away = False
        self.refuses: int | None = None
        self.sent: list[Any] = []

    def send_messages(self, messages: list[Any]) -> int:
        if self.is_away:
            raise smtplib.SMTPServerDisconnected
        if self.refuses:
            raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (self.refuses, b"no")})
        self.sent += messages
        return len(messages)


@pytest.fixture
def mail_server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> MailServer:
    server = MailServer()
    settings.EMAIL_BACKEND, settings.SMTP = POST, {"EMAIL_HOST": "mail.delinde.example"}
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr(post, "mail_server", lambda: server)
    return server


def jobs() -> list[Any]:
    return list(cast("DummyBackend", task_backends["default"]).results)


def test_with_a_mail_server_a_job_carries_the_mail(anna: Person, mail_server: MailServer) -> None:
    tell(anna, Notice.INVITED, about="/")
    (job,) = jobs()
    assert mail_server.sent == []
    post.deliver.func(*job.args)
    (sent,) = mail_server.sent
    assert (sent.to, sent.subject) == ([anna.email], "Je bent uitgenodigd voor Kring")


def test_a_mail_server_that_is_away_gets_it_later(anna: Person, mail_server: MailServer) -> None:
    mail_server.is_away = True
    post.deliver.func("anna@delinde.example", "subject", "body", 0)
    (again,) = jobs()
    assert again.args[3] == 1
    assert again.task.run_after is not None


@pytest.mark.django_db
def test_after_the_last_try_the_job_fails_where_the_host_sees_it(mail_server: MailServer) -> None:
    mail_server.is_away = True
    with pytest.raises(smtplib.SMTPServerDisconnected):
        post.deliver.func("anna@delinde.example", "subject", "body", len(post.WAITS))


@pytest.mark.django_db
def test_an_address_that_is_refused_is_known_until_a_mail_arrives(mail_server: MailServer) -> None:
    for refuses, known in ((450, set()), (550, {"anna@delinde.example"}), (None, set())):
        mail_server.refuses = refuses
        post.deliver.func("anna@delinde.example", "subject", "body", 0)
        assert unreached(["anna@delinde.example", "bram@delinde.example"]) == known
    assert len(jobs()) == 1  # what may pass is tried again, what never will is not
