"""What axe finds on a page: WCAG 2.2 A and AA, and its best practices."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without the address of every node, also of those that are right, and without style sheets that no rule of ours reads.
RUN = """async (runOnly) => {
  const sparing = { resultTypes: ["violations"], selectors: false, preload: { assets: ["media"] } };
  const { violations } = await axe.run(document, { runOnly, ...sparing });
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)}`));
}"""


def violations(page: Page) -> list[str]:
    """Each as its rule and the beginning of the element, as the page is now."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN, RULES)
    return found
