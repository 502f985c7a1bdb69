"""What the person who starts Kring reads: where it is, and what to do first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from kring.demo.building import build_demo
from kring.organisations.models import Appointment
from kring.people import actions as people


def prepare(folder: Path, *, now: datetime) -> None:
    """In the demo: put everybody on stage, once, whole or not at all."""
    if settings.DEMO and not Appointment.objects.exists():
        print("Making the demo's people and their past meetings.", flush=True)
        with transaction.atomic():
            build_demo(folder, now=now)


def first_link(*, now: datetime) -> str:
    """A fresh one-time link for the first coordinator; an older one that was not used stops working."""
    return f"{settings.PUBLIC_URL}/eerste/{people.make_first_link(now=now)}/"


def say(*, now: datetime) -> None:
    """Print the address, and the next step when there is one."""
    lines = [f"Open {settings.PUBLIC_URL}"]
    if settings.DEMO:
        lines.append("This is the demo: choose a made-up person on the sign-in page. Mail is on /postvak/.")
    elif not Appointment.objects.exists():
        lines.append(f"There is no coordinator yet. This link works once: {first_link(now=now)}")
    print("\n".join(lines), flush=True)
