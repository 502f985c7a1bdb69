"""Rooms that are played in a page of their own, without a server: frontend/islands/room/testing/, with real styles."""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.sync_api import Page, Route

from kring.web.bundle import FOLDER, asset, sprite

FRONTEND = Path(__file__).parents[2] / "frontend"
CONFIG = "islands/room/testing/vite.config.ts"
ORIGIN = "http://localhost:8161/"


def bundled(folder: Path) -> str:
    """The program that draws them: `play(kind)`, `reopen(phases, events)` and more, in the page."""
    made = folder / "rooms.js"
    command = [str(FRONTEND / "node_modules/.bin/vite"), "build", "--config", CONFIG, "--outDir", str(folder)]
    subprocess.run(command, cwd=FRONTEND, check=True, capture_output=True)
    return made.read_text(encoding="utf-8")


def come(page: Page, program: str, language: str = "nl") -> None:
    """An empty room page on localhost, which is a secure context, with the program in it."""
    page.unroute_all()
    page.route("**/*", answer)
    page.goto(f"{ORIGIN}?{language}")
    page.add_script_tag(content=program)


def answer(route: Route) -> None:
    path = route.request.url.removeprefix(ORIGIN)
    if not path.startswith("?"):
        file = FOLDER / path
        route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)
        return
    styles = "".join(f'<link rel="stylesheet" href="{asset(name).url[6:]}">' for name in ("kring.css", "room.css"))
    body = f"""<!doctype html><html lang="{path[1:]}"><head><meta charset="utf-8"><title>Kring</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">{styles}</head>
    <body class="page-room">{sprite()}<main id="main" tabindex="-1"><div data-island="room"></div></main></body>"""
    route.fulfill(body=body, content_type="text/html")
