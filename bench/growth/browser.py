"""The browser: folding one more event in and drawing it, and a first screen after a thousand. Debian's Chromium."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.browsers import launch_options
from tests.journeys.played import bundled, come

PHONE = {"width": 390, "height": 844}
WORK = ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")
EVENTS = 60


def measure(phases: int, events: tuple[int, ...], rounds: int) -> dict[str, list[float]]:
    """Per number of past events: ms of CPU per event, and ms until the first screen of a room that is reopened."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        playwright.chromium.launch(**launch_options()) as browser,
    ):
        program = bundled(Path(folder))
        page = browser.new_page(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
        cdp = page.context.new_cdp_session(page)
        cdp.send("Performance.enable")
        found = [[once(page, cdp, program, phases, past) for past in events] for _ in range(rounds)]
    return {
        name: [round(median(turn[index][at] for turn in found), 2) for index in range(len(events))]
        for at, name in enumerate(("per_event_ms", "first_screen_ms"))
    }


def once(page: Page, cdp: CDPSession, program: str, phases: int, past: int) -> tuple[float, float]:
    """A page of its own: nothing of an earlier room is left."""
    come(page, program)
    before = cpu(cdp)
    page.evaluate("([phases, past]) => reopen(phases, past)", [phases, past])
    page.locator("h1").first.wait_for()
    opened = cpu(cdp)
    page.wait_for_function("() => !document.body.innerText.includes('gaat open')")
    page.evaluate("() => storm(10)")  # what is done once only
    ready = cpu(cdp)
    page.evaluate("count => storm(count)", EVENTS)
    return (cpu(cdp) - ready) / EVENTS, opened - before


def cpu(cdp: CDPSession) -> float:
    """Ms of script, style and layout in this page so far."""
    said = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
    return 1000 * sum(float(said[name]) for name in WORK)
