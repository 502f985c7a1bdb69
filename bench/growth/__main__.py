"""`kring bench growth`: what one more event costs after 10, 100 and 1,000, on the server and in the browser."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile

EVENTS = (10, 100, 1000)


def options() -> argparse.Namespace:
    growth = argparse.ArgumentParser(prog="kring bench growth", description="What one more event costs a room.")
    growth.add_argument("--phases", type=int, nargs="+", default=[10, 40], metavar="P", help="steps (default 10 40)")
    growth.add_argument("--rounds", type=int, default=3, metavar="N", help="measured N times, the median is said")
    growth.add_argument("--json", action="store_true", help="print JSON")
    return growth.parse_args()


def main() -> int:
    chosen = options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KRING_DATA"] = folder
        said = {phases: measured(phases, chosen.rounds) for phases in chosen.phases}
    print(json.dumps(said) if chosen.json else "\n".join(told(phases, each) for phases, each in said.items()))
    return 0


def measured(phases: int, rounds: int) -> dict[str, list[float]]:
    set_up()
    from bench.growth import browser, server

    found = {"server_us_per_event": server.measure(phases, EVENTS, rounds)}
    found |= browser.measure(phases, EVENTS, rounds)
    return found


def set_up() -> None:
    """A database of its own, once."""
    if os.environ.get("DJANGO_SETTINGS_MODULE"):
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = "kring.project.settings"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def told(phases: int, found: dict[str, list[float]]) -> str:
    rows = [f"{phases} steps; after {', '.join(map(str, EVENTS))} events"]
    for name, values in found.items():
        figures = " ".join(f"{value:10.2f}" for value in values)
        rows.append(f"  {name:22} {figures}   ratio {values[-1] / values[0]:.2f}")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
