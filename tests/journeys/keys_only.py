"""Somebody without a mouse: Tab, Shift+Tab, Enter, Space, arrows and typing, and a look at where the focus is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys.demo_house import PATIENCE

STEPS = 150  # more than any page has to step over
IS_BEHIND = """(it) => document.activeElement !== document.body &&
  Boolean(document.activeElement.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_PRECEDING)"""
HAS_FOCUS = "(it) => it === document.activeElement"
SHOWS_FOCUS = """() => {
  const it = document.activeElement;
  const style = getComputedStyle(it);
  const shows = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  const box = it.getBoundingClientRect();
  const isInView = box.bottom > 0 && box.top < innerHeight && box.width > 1;
  return shows && isInView ? "" : `${shows ? "out of view" : "no outline"}: ${it.outerHTML.slice(0, 160)}`;
}"""
WHERE = "() => document.activeElement === document.body ? '' : document.activeElement.outerHTML.slice(0, 160)"


@dataclass
class Keys:
    """The keyboard of one page. Everything that takes the focus on the way has to show it."""

    page: Page

    def go_to(self, it: Locator) -> None:
        """Step to `it` with Tab, or back with Shift+Tab."""
        it.first.wait_for(timeout=PATIENCE)
        key = "Shift+Tab" if it.first.evaluate(IS_BEHIND) else "Tab"
        for _ in range(STEPS):
            if it.first.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press(key)
            if self.page.evaluate(WHERE):
                assert (fault := self.page.evaluate(SHOWS_FOCUS)) == "", fault
        raise AssertionError(f"{it} cannot be reached with {key}")

    def press(self, it: Locator, key: str = "Enter", *, then: Locator | None = None) -> None:
        """Step to `it` and press it. Once `then` is there, the focus is still on something."""
        self.go_to(it)
        self.page.keyboard.press(key)
        if then is not None:
            expect(then.first).to_be_visible(timeout=PATIENCE)
            self.keeps_its_place()

    def button(self, name: str, *, then: Locator | None = None) -> None:
        self.press(self.page.get_by_role("button", name=name, exact=True), then=then)

    def follow(self, link: Locator, until: Callable[[str], bool]) -> None:
        """Follow a link to another page."""
        self.press(link)
        self.page.wait_for_url(until)

    def write(self, label: str, text: str) -> None:
        self.go_to(self.page.get_by_label(label, exact=True))
        self.page.keyboard.type(text)

    def keeps_its_place(self) -> None:
        """What was pressed may be gone by now; who pressed it does not start again at the top of the page."""
        self.page.wait_for_timeout(150)
        assert self.page.evaluate(WHERE), "the focus is lost"
