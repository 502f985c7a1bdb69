"""`{% module "kring" %}` and `{% stylesheet %}`: the page's module and style sheet, each with its hash."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kring.web.bundle import Asset, asset, is_built

register = template.Library()
# Error pages and the back end's tests must speak without a built front end; `kring serve` refuses to start so.
NOTHING = SafeString("<!-- the front end is not built -->")


def program(name: str) -> Asset:
    """The built entry in the language of the page; a page in neither language is in Dutch."""
    return asset(f"{name}.{'en' if (get_language() or '').startswith('en') else 'nl'}.js")


@register.simple_tag
def module(name: str) -> SafeString:
    """The script element of the entry `frontend/<name>.ts`, as built for the language of the page."""
    if not is_built():
        return NOTHING
    built = program(name)
    return format_html(
        '<script type="module" src="{}" integrity="{}" crossorigin="anonymous"></script>',
        static(built.url),
        built.integrity,
    )


@register.simple_tag
def stylesheet(name: str = "kring") -> SafeString:
    """The link element of `frontend/styles/<name>.css`: that of all pages, and beside it one of a page of its own."""
    if not is_built():
        return NOTHING
    built = asset(f"{name}.css")
    return format_html(
        '<link rel="stylesheet" href="{}" integrity="{}" crossorigin="anonymous">',
        static(built.url),
        built.integrity,
    )


@register.simple_tag
def fingerprint(name: str = "") -> str:
    """The start of the hash of the program that opens what is sealed, for the foot of the page."""
    return program(name or "kring").fingerprint if is_built() else ""
