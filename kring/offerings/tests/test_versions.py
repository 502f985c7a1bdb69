from __future__ import annotations

from dataclasses import replace

from kring.offerings.rules.content import Content, Form, Price
from kring.offerings.rules.versions import changes


def test_what_changed_is_named_field_by_field():
    before = Content(title="Intervisie", form=Form(5, 8))
    after = replace(before, form=Form(5, 7), price=Price(500_000, 10))
    assert changes(before, before) == ()
    assert changes(before, after) == ("form", "price")
