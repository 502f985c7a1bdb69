"""An own method of Zorggroep De Linde: a copy of the incident method, made by Greet or by a member."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from kring.methods import library
from kring.workshop.actions import add_method
from kring.workshop.models import OwnMethod
from tests.cast import TEN, Cast

Copied = Callable[..., OwnMethod]


@pytest.fixture
def copied(cast: Cast) -> Copied:
    """`copied(by="Anna")`: a draft of a shipped method, in De Linde."""

    def copy(by: str = "Greet", key: str = "incident", **changes: Any) -> OwnMethod:
        return add_method(cast.linde, {**library.method(key).script(), **changes}, by=cast[by], now=TEN)

    return copy


class _Form(HTMLParser):
    """The fields of the form on a page, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sent: dict[str, list[str]] = {}
        self.inside, self.area, self.select = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name, value = said.get("name") or "", said.get("value") or ""
        if tag == "form":
            self.inside = said.get("class") == "fields"
        elif self.inside and tag in {"input", "select", "textarea", "option"}:
            getattr(self, f"_{tag}")(name, value, said)

    def _input(self, name: str, value: str, said: dict[str, str | None]) -> None:
        if said.get("type") != "checkbox" or "checked" in said:
            self.sent.setdefault(name, []).append(value)

    def _select(self, name: str, _value: str, _said: dict[str, str | None]) -> None:
        self.select = name

    def _option(self, _name: str, value: str, said: dict[str, str | None]) -> None:
        if "selected" in said:
            self.sent.setdefault(self.select, []).append(value)

    def _textarea(self, name: str, _value: str, _said: dict[str, str | None]) -> None:
        self.area = name
        self.sent[name] = [""]

    def handle_data(self, data: str) -> None:
        if self.area:
            self.sent[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""


def typed(shown: str) -> dict[str, list[str]]:
    """Everything that the form on this page would send if nobody changed anything."""
    form = _Form()
    form.feed(shown)
    return form.sent
