"""`{{ text|marked }}` and `{% structured document %}`: what an offering's page writes as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kring.offerings.rules.marks import html_of

register = template.Library()
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.filter
def marked(text: str) -> SafeString:
    """Text with a few marks, as HTML."""
    return mark_safe(html_of(text))  # noqa: S308 - marks.py escapes everything but the few tags it makes itself


@register.simple_tag
def structured(document: Mapping[str, Any]) -> SafeString:
    """schema.org data for search engines. It is a block of data: no browser runs it, and no policy forbids it."""
    written = json.dumps(document, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))  # noqa: S308 - escaped above
