"""A real server process for tests: the live room under uvicorn, on a socket that the test made.

`python -m kring.rooms.tests.serving FD` serves at once. With `--fork` it loads everything, then serves in a new child
for every line on stdin and says the child's number: fifty starts cost what one costs.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys

import django
import uvicorn


def serve(fd: int) -> None:
    """Serve until a signal comes, as `kring serve` does but without the pages."""
    server().run(sockets=[socket.socket(fileno=fd)])


def server() -> uvicorn.Server:
    from kring.cli.listen import Server  # noqa: PLC0415 - after Django is set up
    from kring.rooms.live.app import application  # noqa: PLC0415

    config = uvicorn.Config(application, log_level="warning", access_log=False, timeout_graceful_shutdown=4)
    config.load()
    return Server(config)


def serve_children(fd: int) -> None:
    """Each child is a whole server of its own; the parent only waits for lines."""
    server()  # so that no child has to load what it needs
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            serve(fd)
            os._exit(0)
        print(child, flush=True)  # noqa: T201 - this is what the test reads


def limit_files(size: int) -> None:
    """No file may grow beyond this: what a full disk looks like from inside."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.project.settings")
    django.setup()
    if "KRING_TEST_FILE_SIZE" in os.environ:
        limit_files(int(os.environ["KRING_TEST_FILE_SIZE"]))
    (serve_children if "--fork" in sys.argv else serve)(int(sys.argv[1]))
