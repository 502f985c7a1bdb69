"""One set of security headers for every answer: pages, files, the live room, health, errors.

Two small wrappers share the table, because Kring can be served in two ways: the ASGI wrapper covers everything that
`kring serve` answers, the middleware covers Django when it is served alone as WSGI.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # Argon2id is WebAssembly
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
HEADERS: dict[str, str] = {
    "Content-Security-Policy": "; ".join(f"{what} {whence}" for what, whence in POLICY.items()),
    "Integrity-Policy": "blocked-destinations=(script)",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: with that a browser sends `Origin: null` with a form, which the check for forgery must refuse.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Off: everything a page of Kring never asks. Left out: passkeys, wake lock, clipboard and full screen, for itself.
    "Permissions-Policy": (
        "accelerometer=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), serial=(), usb=(), browsing-topics=()"
    ),
}
# What a page shows is for one reader; files with a hash in their name set their own rule before this one.
NEVER_STORE = "no-store"

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

logger = logging.getLogger("kring.web")
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


LAST_WORDS = b"Er ging hier iets mis. Probeer het zo nog eens.\nSomething went wrong here. Try again in a moment.\n"


class SecureHeaders:
    """ASGI: add what an answer does not carry yet, and replace nothing it said itself.

    When nothing below could answer any more, it says so itself: the server's own words would carry no headers.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        has_begun = False

        async def send_secured(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                said = list(message.get("headers", ()))
                names = {name.lower() for name, _ in said}
                message = {**message, "headers": said + [pair for pair in _RAW if pair[0] not in names]}
            await send(message)

        try:
            await self.application(scope, receive, send_secured)
        except Exception:
            logger.exception("request.failed")
            if has_begun:
                raise  # the server cuts the connection: half an answer must not look whole
            await _say_last_words(send_secured)


async def _say_last_words(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", NEVER_STORE.encode())]
    await send({"type": "http.response.start", "status": 500, "headers": headers})
    await send({"type": "http.response.body", "body": LAST_WORDS})


def secure_headers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Django middleware: the same table, and no page is kept by a browser or proxy."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", NEVER_STORE)
        return response

    return answer
