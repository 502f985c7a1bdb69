"""Every page is in a state that is looked at in a browser; said here, before any browser starts."""

from __future__ import annotations

from tests.journeys.sights import SIGHTS
from tests.routes.table import API, EXPECTED

NO_PAGES = {
    "healthz",
    "readyz",
    "robots.txt",
    "sitemap.xml",
    "postvak/nieuwste",
    "methodes/<slug:key>/kaarten/",
    "methodes/<slug:key>/bestand/",
}
FILES = (".csv", ".ics", "/stand/", "/pdf/", "/offerte/concept/", "/bewijs/")


def test_every_page_of_the_url_table_is_looked_at():
    routes = {route for method, route in EXPECTED if method == "GET" and not route.startswith(API)}
    pages = {route for route in routes - NO_PAGES if not route.endswith(FILES)}
    assert {sight.route for sight in SIGHTS} == pages
