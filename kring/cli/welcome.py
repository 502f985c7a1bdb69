"""What the person who starts Kring reads: where it is, and what to do first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings

from kring.cli.stop import Stop
from kring.organisations.models import Appointment, Organisation
from kring.people import actions as people
from kring.people.demonstration import CODES


def prepare(folder: Path, *, now: datetime) -> None:
    """In the demo: put everybody on stage, once. Real people are never one click away."""
    if not settings.DEMO:
        return
    if not Organisation.objects.exists():
        from kring.demo.building import build_demo

        print("Making the demo's people and their past meetings.", flush=True)
        build_demo(folder, now=now)
    elif not (folder / CODES).exists():
        raise Stop(
            f"The data folder {folder} holds no whole demo: real organisations, or a demo that was cut off while it "
            "was made. Choose another with --data, or remove it if it is a demo."
        )


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
    if settings.SMTP is None and not settings.POSTVAK:
        lines.append(
            "No mail server is set (KRING_SMTP_URL). Mail is kept, sign-in codes too: kring letters prints it."
        )
    print("\n".join(lines), flush=True)
