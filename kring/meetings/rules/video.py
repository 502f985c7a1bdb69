"""The address of a group's own video service. It becomes a link that people press, so it is looked at closely."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from kring.kernel.text import Text

LONGEST = 500
_STRANGE = re.compile(r"[\s\x00-\x1f\x7f<>\"'`\\^{|}]")


def video_fault(url: str) -> Text | None:
    """Why this cannot be the link; None when it can. Nothing at all is no fault."""
    if not url:
        return None
    if not url.lower().startswith("https://"):
        return Text("Begin het adres met https://.", "Begin the address with https://.")
    if _STRANGE.search(url) or len(url) > LONGEST or not _host(url):
        return Text(
            "Dit is geen adres van een videogesprek. Kopieer de hele link.",
            "This is not the address of a video call. Copy the whole link.",
        )
    return None


def _host(url: str) -> str:
    """The machine it leads to; empty when there is none, or when a name before an @ could pose as it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    return "" if "@" in parts.netloc or port == 0 else parts.hostname or ""
