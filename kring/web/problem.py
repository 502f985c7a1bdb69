"""Refusals as `application/problem+json`, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.http import JsonResponse
from django.utils.translation import get_language

from kring.kernel.text import Text


def spoken(sentence: object) -> str:
    """A refusal's sentence as the present reader reads it: a `Text`, a lazy translation or a plain string."""
    return sentence.said_in(get_language() or "nl") if isinstance(sentence, Text) else str(sentence)


def problem(status: int, kind: str, detail: object, **more: Any) -> JsonResponse:
    """One problem as JSON: `detail` is the sentence to show; `more` are fields of this kind of problem."""
    body = {"type": f"kring:{kind}", "title": kind, "detail": spoken(detail), "status": status, **more}
    return JsonResponse(body, status=status, content_type="application/problem+json")
