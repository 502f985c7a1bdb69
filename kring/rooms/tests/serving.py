"""A real server process for tests: the live room under uvicorn, on a socket that the test made."""

from __future__ import annotations

import os
import socket
import sys


def serve(fd: int) -> None:
    """Serve until a signal comes, as `kring serve` does but without the pages."""
    import django  # noqa: PLC0415 - this module is also imported by tests, which have set Django up

    django.setup()
    import uvicorn  # noqa: PLC0415

    from kring.cli.listen import Server  # noqa: PLC0415
    from kring.rooms.live.app import application  # noqa: PLC0415

    config = uvicorn.Config(application, log_level="warning", access_log=False, timeout_graceful_shutdown=4)
    Server(config).run(sockets=[socket.socket(fileno=fd)])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.project.settings")
    serve(int(sys.argv[1]))
