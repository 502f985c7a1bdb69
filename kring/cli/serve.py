"""`kring serve`: the whole of Kring in one process."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from importlib.metadata import version
from pathlib import Path
from socket import socket

from kring.cli import listen, place
from kring.cli.stop import Stop


def add_options(parser: argparse.ArgumentParser) -> None:
    place.add_data_option(parser)
    parser.add_argument("--demo", action="store_true", help="with made-up people and groups, for looking around")
    parser.add_argument("--port", type=_port, help="the port (default: PORT, or 8000)")
    parser.add_argument("--host", default="localhost", help="the address to listen on (default: localhost)")


def _port(word: str) -> int:
    if not word.isdigit() or int(word) > 65535:  # noqa: PLR2004  (the highest port there is)
        raise argparse.ArgumentTypeError(f"{word} is no port: it must be a number from 0 to 65535")
    return int(word)


def run(options: argparse.Namespace) -> int:
    port = options.port if options.port is not None else _port_from_environment()
    if options.demo:
        os.environ["KRING_DEMO"] = "yes"
    listening = listen.open_port(options.host, port)
    # Links in mails and on the screen name the port that was really taken.
    os.environ.setdefault("KRING_URL", f"http://localhost:{listening[0].getsockname()[1]}")
    folder = place.set_up(options)
    with place.alone_in(folder):
        _serve(folder, listening)
    return 0


def _port_from_environment() -> int:
    try:
        return _port(os.environ.get("PORT", "8000"))
    except argparse.ArgumentTypeError as error:
        raise Stop(f"PORT in the environment: {error}.") from None


def _serve(folder: Path, listening: list[socket]) -> None:
    from kring.cli import background, schema, welcome
    from kring.kernel.clock import now
    from kring.web.bundle import is_built

    if not is_built():
        raise Stop("The pages' own scripts are not built yet. Run: make run (or: npm --prefix frontend run build)")
    schema.bring_up_to_date(folder, now=now())
    listen.allow_many_streams()
    welcome.prepare(folder, now=now())
    beside = background.Background()
    beside.start()
    server = listen.server()
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, server.stop_soon)
    try:
        print(f"Kring {version('kring')} listens. Stop it with Ctrl-C.", file=sys.stderr)
        welcome.say(now=now())
        server.run(sockets=listening)
    finally:
        beside.stop()
