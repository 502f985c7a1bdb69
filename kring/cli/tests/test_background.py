"""The worker and the ticker."""

from __future__ import annotations

import os
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.db import OperationalError, connection
from django_tasks_db.models import DBTaskResult

from kring.cli import background
from kring.kernel.clock import now
from kring.notifications import post
from kring.web import heartbeat, readiness

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    """A data folder of its own, jobs as they are in use, and a mail server that keeps everything."""
    settings.DATA = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(post, "mail_server", mail.get_connection)
    return tmp_path


def ask_for_mail() -> DBTaskResult:
    post.deliver.enqueue("anna@example.org", "Er staat iets voor je klaar", "123456", 0)
    return DBTaskResult.objects.get()


def test_a_job_that_was_asked_for_is_carried_out():
    ask_for_mail()
    background.look_for_jobs()
    assert [letter.to for letter in mail.outbox] == [["anna@example.org"]]


def test_a_job_that_is_done_is_forgotten_with_what_it_held():
    ask_for_mail()
    background.look_for_jobs()
    background.tidy()
    assert not DBTaskResult.objects.exists()


def test_a_job_that_was_cut_off_is_tried_again():
    cut_off = ask_for_mail()
    DBTaskResult.objects.filter(pk=cut_off.pk).update(status="RUNNING", started_at=now() - timedelta(minutes=11))
    background.tidy()
    background.look_for_jobs()
    assert len(mail.outbox) == 1


def test_a_failed_job_is_kept_a_day_for_the_host():
    failed = ask_for_mail()
    DBTaskResult.objects.filter(pk=failed.pk).update(status="FAILED", finished_at=now() - timedelta(hours=23))
    background.tidy()
    assert DBTaskResult.objects.exists()
    DBTaskResult.objects.filter(pk=failed.pk).update(finished_at=now() - timedelta(hours=25))
    background.tidy()
    assert not DBTaskResult.objects.exists()


def test_a_database_that_is_away_does_not_end_the_worker(monkeypatch):
    looks = []

    def look():
        looks.append(1)
        raise OperationalError("away")

    monkeypatch.setattr(background, "GLANCE", 0.01)
    monkeypatch.setattr(background, "look_for_jobs", look)
    beside = background.Background()
    beside.start()
    deadline = time.monotonic() + 10
    while len(looks) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    beside.stop()
    assert len(looks) >= 3


def test_a_worker_that_went_silent_is_not_ready(client, home):
    heartbeat.beat()
    assert client.get("/readyz").status_code == 200
    long_ago = time.time() - 60
    os.utime(home / "heartbeat", (long_ago, long_ago))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["worker"]) == (503, False)


def test_a_migration_that_waits_is_not_ready(client, monkeypatch):
    heartbeat.beat()
    monkeypatch.setattr(readiness, "_waits", lambda: True)
    assert client.get("/readyz").json() == {"database": True, "migrations": False, "worker": True}


def test_a_database_that_does_not_answer_is_not_ready(client, monkeypatch):
    def away():
        raise OperationalError("away")

    monkeypatch.setattr(connection, "ensure_connection", away)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, False)
