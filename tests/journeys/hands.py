"""What somebody does on a page, by pointer or by keys, in the language that they read.

Labels and buttons are named by their English words; `Hand.words` finds what they are called on this screen, in the
texts that the pages themselves use.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, override
from playwright.sync_api import Locator, Page, expect

from tests.journeys.keys_only import STEPS

AT = """(sought) => {
  const it = document.activeElement;
  const style = getComputedStyle(it);
  const shows = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  const box = it.getBoundingClientRect();
  const isInView = box.bottom > 0 && box.top < innerHeight && box.width > 1;
  return [it === sought, it === document.body || (shows && isInView) ? "" : it.outerHTML.slice(0, 160)];
}"""
IS_BEHIND = """(it) => document.activeElement !== document.body &&
  Boolean(document.activeElement.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_PRECEDING)"""


@dataclass
class Hand:
    """Somebody's own browser, and their pointer."""

    page: Page
    language: str

    def words(self, english: str) -> str:
        with override(self.language):
            return gettext(english)

    def goes(self, address: str) -> None:
        self.page.goto(address)

    def follows(self, english: str) -> None:
        self.opens(self.words(english))

    def opens(self, name: str) -> None:
        """Follow the first link with exactly this name: somebody's, or of a title."""
        self._leads(self.page.locator("main").get_by_role("link", name=name, exact=True).first)

    def clicks(self, selector: str) -> None:
        """What leads on and is no word of a page's texts."""
        self._leads(self.page.locator("main").locator(selector).first)

    def presses(self, english: str) -> None:
        self._leads(self.page.get_by_role("button", name=self.words(english), exact=True).first)

    def writes(self, english: str, text: str) -> None:
        self._field(english).fill(text)

    def chooses(self, english: str, option: str) -> None:
        self._field(english).select_option(label=option)

    def ticks(self, english: str) -> None:
        self._field(english).check()

    def reads(self, *figures: str) -> None:
        main = self.page.locator("main")
        for figure in figures:
            expect(main).to_contain_text(figure)

    def does_not_read(self, *figures: str) -> None:
        main = self.page.locator("main")
        for figure in figures:
            expect(main).not_to_contain_text(figure)

    def _field(self, english: str) -> Locator:
        return self.page.get_by_label(self.words(english), exact=True).first

    def _leads(self, it: Locator) -> None:
        with self.page.expect_navigation():
            it.click()


class KeyHand(Hand):
    """The same without a pointer: everything is reached by Tab, and shows that it has the focus."""

    def writes(self, english: str, text: str) -> None:
        field = self._field(english)
        if field.get_attribute("type") in {"date", "time"}:
            field.fill(text)  # how one types a date differs between languages of the browser itself
            return
        self._reaches(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def chooses(self, english: str, option: str) -> None:
        field = self._field(english)
        self._reaches(field)
        self.page.keyboard.type(option)
        assert field.evaluate("it => it.selectedOptions[0].textContent") == option

    def ticks(self, english: str) -> None:
        field = self._field(english)
        self._reaches(field)
        if not field.is_checked():
            self.page.keyboard.press("Space")

    def _leads(self, it: Locator) -> None:
        self._reaches(it)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _reaches(self, it: Locator) -> None:
        """Step there with Tab or Shift+Tab; on the way the focus always shows. One question for each step: these pages
        stand still, unlike a room's.
        """
        sought = it.element_handle()
        key = "Shift+Tab" if it.evaluate(IS_BEHIND) else "Tab"
        for _ in range(STEPS):
            is_there, hidden = self.page.evaluate(AT, sought)
            assert hidden == "", f"the focus does not show: {hidden}"
            if is_there:
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{it} cannot be reached with {key}")
