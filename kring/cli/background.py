"""What runs beside the pages: a worker for jobs (mail, above all), a ticker for what time itself asks, and a composer
that has groups made by a process of its own.

All are threads of `kring serve`. A worker that somebody must remember to start is one that is forgotten.
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from kring.calendars.mailbox import Fault, look_through
from kring.closing.actions import keep_all_terms
from kring.dates.actions import keep_all_polls
from kring.evaluation.actions import keep_asking
from kring.kernel.clock import now
from kring.meetings.answers import take_letter
from kring.meetings.calendar import keep_all_calendars
from kring.meetings.reminding import remind
from kring.meetings.turning import keep_all_turning
from kring.pulses.actions import keep_all_pulses
from kring.quotes.actions import expire_quotes
from kring.reflection.reminding import remind as remind_own
from kring.rounds.actions import keep_all_times
from kring.volunteers.actions import forget_old
from kring.volunteers.composing import compose_next
from kring.web import heartbeat

logger = logging.getLogger("kring.background")
GLANCE = 0.5  # seconds between two looks for a job: a sign-in code is waited for
GIVEN_UP = timedelta(minutes=10)  # a job running this long was cut off with its process, and is tried again
REMEMBERED = timedelta(days=1)  # a job that failed, for the host to look at; one that is done is forgotten at once


class Background:
    """The worker, the ticker and the composer: `start()` once, `stop()` waits until a job under way is done."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        compose = partial(compose_next, stopping=self._stopping.is_set)
        self._threads = [
            threading.Thread(target=self._repeat, args=(1, compose), name="composer", daemon=True),
            threading.Thread(target=self._repeat, args=(GLANCE, look_for_jobs), name="worker", daemon=True),
            threading.Thread(target=self._repeat, args=(60, tidy), name="ticker", daemon=True),
        ]
        if settings.MAILBOX:  # a thread of its own: a mail server may keep one waiting
            postman = threading.Thread(target=self._repeat, args=(60, fetch_answers), name="postman", daemon=True)
            self._threads.append(postman)

    def start(self) -> None:
        heartbeat.beat()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join(timeout=5)

    def _repeat(self, seconds: float, work: Callable[[], object]) -> None:
        while True:
            try:
                close_old_connections()
                work()
            except (DatabaseError, Fault, OSError) as fault:
                # A full disk, a database or a mail server away passes; the next look finds what is still to do.
                logger.warning("background.waits", extra={"fault": type(fault).__name__})
            if self._stopping.wait(seconds):
                break
        connections.close_all()


def look_for_jobs() -> None:
    """Carry out every job that is ready, and give a sign of life."""
    quiet = heartbeat.silence()
    if quiet is None or quiet >= heartbeat.SECONDS:
        heartbeat.beat()
    # The library's worker takes the write lock only to look: on SQLite that would be twice a second for nothing.
    if DBTaskResult.objects.ready().exists():
        _worker().run()


def _worker() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
        excluded_queue_names=[],
    )


def tidy() -> None:
    """What time asks: rounds in writing, turns, calendars, quotes that lapse, reminders, and what is past its day."""
    at = now()
    keep_all_times(now=at)
    keep_all_turning(now=at)
    keep_all_calendars(now=at)
    remind(now=at)
    keep_asking(now=at)
    remind_own(now=at)
    expire_quotes(now=at)
    forget_old(now=at)
    keep_all_terms(now=at)
    keep_all_polls(now=at)
    keep_all_pulses(now=at)
    retry_cut_off_jobs(at)
    DBTaskResult.objects.successful().delete()  # a mail's address and code stand in it
    DBTaskResult.objects.failed().filter(finished_at__lt=at - REMEMBERED).delete()
    SessionStore.clear_expired()


def fetch_answers() -> None:
    """Read the answers to invitations in the mailbox, where one is set."""
    if settings.MAILBOX is not None:
        look_through(settings.MAILBOX, lambda letter: take_letter(letter, now=now()))


def retry_cut_off_jobs(at: datetime) -> None:
    DBTaskResult.objects.running().filter(started_at__lt=at - GIVEN_UP).update(status="READY", started_at=None)
