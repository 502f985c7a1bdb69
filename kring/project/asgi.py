"""The outer server: the live room beside Django's pages, files in front, one set of headers around all.

Django stays WSGI, inside a few threads: as ASGI each page costs more and every open stream would hold a thread
(docs/performance.md). Only the room is asynchronous, and only the room hears the server's start and stop.
"""

from __future__ import annotations

from typing import cast

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from servestatic import ServeStaticASGI

from kring.project.wsgi import application as pages  # first: it sets Django up, which the room app needs

from django.conf import settings  # isort: skip

from kring.rooms.live.app import application as room  # isort: skip
from kring.web.headers import Application, Receive, Scope, SecureHeaders, Send  # isort: skip

PAGE_THREADS = 4
FOR_EVER = r"^.+[.-][0-9A-Za-z_-]{8}\.(js|css|woff2|svg|png|map)$"  # names that carry the hash of their content

django = cast("Application", WSGIMiddleware(cast("WSGIApp", pages), workers=PAGE_THREADS))
files = cast(
    "Application",
    ServeStaticASGI(
        django,
        root=settings.STATIC_ROOT,
        prefix=settings.STATIC_URL,
        allow_all_origins=False,
        max_age=300,
        immutable_file_test=FOR_EVER,
    ),
)


secured_files = SecureHeaders(files)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """The room puts the same headers on its own answers: a wrapper would run once per message and listener."""
    is_live = scope["type"] == "lifespan" or scope.get("path", "").startswith("/live/")
    await (room if is_live else secured_files)(scope, receive, send)
