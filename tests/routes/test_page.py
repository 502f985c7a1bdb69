from __future__ import annotations

from kring.closing import permissions as closing
from kring.groups import permissions as groups
from kring.organisations import permissions as organisations
from kring.quotes import permissions as quotes
from kring.volunteers import permissions as volunteers
from kring.workshop import permissions as workshop
from tests.routes.page import PAGE, written


def test_the_page_of_rights_says_what_the_code_says():
    assert PAGE.read_text("utf-8") == written(), "run: python -m tests.routes.page"


def test_rights_stand_in_alphabetical_order_and_are_noun_and_verb():
    for may in (closing.May, groups.May, organisations.May, quotes.May, volunteers.May, workshop.May):
        names = [each.name for each in may]
        assert names == sorted(names)
        assert all(each.value.count(":") == 1 for each in may)


def test_no_role_outside_the_group_has_a_right_to_sealed_bytes():
    sealed = {groups.May.READ_ITEMS, groups.May.READ_LOG, groups.May.REGRANT, groups.May.TAKE_EXPORT}
    sealed |= {groups.May.USE_ROOM, groups.May.WRITE_ITEMS, groups.May.APPEND_LOG}
    assert not sealed & groups.GRANTS[groups.Role.COORDINATOR]
    assert not groups.GRANTS[groups.Role.FORMER]
