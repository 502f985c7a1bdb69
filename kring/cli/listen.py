"""The port, and the server on it."""

from __future__ import annotations

import errno
import resource
import socket
from types import FrameType

import uvicorn

from kring.cli.stop import Stop

SECONDS_TO_FINISH = 4  # for answers under way; streams are told to go first


def open_port(host: str, port: int) -> list[socket.socket]:
    """Listen on every address of `host`: a browser may try ::1 for localhost, or 127.0.0.1."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except socket.gaierror:
        raise Stop(f"There is no address for the host {host}. Try --host 127.0.0.1.") from None
    listening: list[socket.socket] = []
    for family, _, _, _, address in sorted(found):
        chosen = (address[0], port or (listening[0].getsockname()[1] if listening else 0))
        listening += _listen(family, str(chosen[0]), int(chosen[1]))
    if not listening:
        raise Stop(f"Kring cannot listen on {host}: this machine has no such address.")
    return listening


def _listen(family: int, address: str, port: int) -> list[socket.socket]:
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:
        listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    try:
        listener.bind((address, port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise Stop(
                f"Port {port} is taken by another program. Choose another: PORT={port + 1} or --port {port + 1}"
            ) from None
        if error.errno == errno.EACCES:
            raise Stop(f"Port {port} may only be used by root. Choose one above 1023: --port 8000") from None
        return []  # an address this machine has not, such as ::1 without IPv6
    return [listener]


def allow_many_streams() -> int:
    """Raise the limit of open files to what the system allows: each open room is a stream. Answers the limit."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 1_048_576 if most == resource.RLIM_INFINITY else most
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    return wanted


class Server(uvicorn.Server):
    """Uvicorn, which tells the room app first when it stops: open streams would hold it until the time is up."""

    def stop_soon(self, _signal: int, _frame: FrameType | None) -> None:
        """For the moments before and after uvicorn listens to signals itself. An exception raised in a signal's
        handler can land in a destructor and vanish, and then the server would run on.
        """
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self.lifespan.shutdown()
        await super().shutdown(sockets)


def server() -> Server:
    config = uvicorn.Config(
        "kring.project.asgi:application",
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    return Server(config)
