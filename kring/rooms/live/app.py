"""The room app's door: what is asked under `/live/`, and the server's start and stop."""

from __future__ import annotations

from kring.web.headers import Receive, Scope, Send


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await live_and_let_stop(receive, send)
        return
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b""})


async def live_and_let_stop(receive: Receive, send: Send) -> None:
    """Answer `lifespan.startup`, wait for `lifespan.shutdown`, answer that."""
    for step in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{step}.complete"})
