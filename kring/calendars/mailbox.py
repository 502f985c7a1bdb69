"""Fetches mail over IMAP. It reads and marks what it looked at; it never deletes, moves or answers anything."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Callable

from kring.calendars.rules.answers import LARGEST
from kring.calendars.rules.mailbox import Mailbox

PATIENCE = 20  # seconds for one answer of the server
AT_ONCE = 200  # letters in one go; the rest waits for the next
LOOKED_AT = "$KringLookedAt"  # a letter that is no answer stays unread for people, and is not fetched again
Fault = imaplib.IMAP4.error


def open_mailbox(where: Mailbox) -> imaplib.IMAP4:
    """Signed in, with its folder chosen. Raises OSError or `Fault`."""
    if where.security == "imaps":
        server: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            where.host, where.port, timeout=PATIENCE, ssl_context=ssl.create_default_context()
        )
    else:
        server = imaplib.IMAP4(where.host, where.port, timeout=PATIENCE)
    if where.security == "imap+tls":
        server.starttls(ssl.create_default_context())
    server.login(where.user, where.password)
    state, said = server.select(_quoted(where.folder))
    if state != "OK":
        raise Fault(said)
    return server


def look_through(where: Mailbox, take: Callable[[bytes], bool]) -> int:
    """Show each new letter to `take` once. What it took is marked as read; answers how many."""
    server = open_mailbox(where)
    try:
        return sum(_show(server, number, take) for number in _new(server))
    finally:
        server.logout()


def _new(server: imaplib.IMAP4) -> list[str]:
    """Numbers of letters not looked at and small enough. A server without keywords of our own knows only unread."""
    _state, flags = server.response("PERMANENTFLAGS")
    keywords = rb"\*" in (flags[0] or b"") if flags else False
    fresh = f"UNKEYWORD {LOOKED_AT}" if keywords else "UNSEEN"
    _state, found = server.uid("SEARCH", f"{fresh} SMALLER {LARGEST}")
    return [number.decode() for number in (found[0] or b"").split()][:AT_ONCE]


def _show(server: imaplib.IMAP4, number: str, take: Callable[[bytes], bool]) -> bool:
    _state, parts = server.uid("FETCH", number, "(BODY.PEEK[])")
    letter = next((part[1] for part in parts if isinstance(part, tuple)), b"")
    is_taken = take(letter)
    server.uid("STORE", number, "+FLAGS.SILENT", f"({LOOKED_AT})")
    if is_taken:
        server.uid("STORE", number, "+FLAGS.SILENT", r"(\Seen)")
    return is_taken


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
