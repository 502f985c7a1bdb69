"""Where mail is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where mail is fetched over IMAP. `security` is `imaps`, `imap+tls` (STARTTLS) or `imap` (none: loopback)."""

    security: str
    host: str
    port: int
    user: str
    password: str
    folder: str

    @classmethod
    def parse(cls, url: str) -> Mailbox:
        """From `imaps://name:password@host:port/folder`. ValueError for anything else."""
        parts = urlsplit(url)
        if parts.scheme not in {"imaps", "imap+tls", "imap"} or not (parts.hostname and parts.username):
            raise ValueError(url)
        port = parts.port or (993 if parts.scheme == "imaps" else 143)
        user, password = unquote(parts.username), unquote(parts.password or "")
        return cls(parts.scheme, parts.hostname, port, user, password, unquote(parts.path).strip("/") or "INBOX")
