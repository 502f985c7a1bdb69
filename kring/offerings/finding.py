"""How search engines find the catalogue, and that there is nothing else here for them."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kring.offerings import queries
from kring.offerings.models import OfferingVersion

# A rule that names more wins, in whatever order they stand: RFC 9309, 2.2.2.
RULES = "User-agent: *\nDisallow: /\nAllow: /$\nAllow: /aanbod/\nAllow: /static/\nDisallow: /aanbod/bericht/\n"


class Catalogue(Sitemap[OfferingVersion]):
    """The page of each published offering, at the address that this server is known by."""

    protocol = urlsplit(settings.PUBLIC_URL).scheme

    def get_domain(self, _site: object = None) -> str:
        return urlsplit(settings.PUBLIC_URL).netloc

    def items(self) -> list[OfferingVersion]:
        return queries.published()

    def location(self, item: OfferingVersion) -> str:
        return item.offering.get_absolute_url()

    def lastmod(self, item: OfferingVersion) -> datetime:
        return item.at


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{RULES}Sitemap: {settings.PUBLIC_URL}/sitemap.xml\n", content_type="text/plain")


@require_safe
def addresses(request: HttpRequest) -> HttpResponse:
    """Every published offering, as XML (sitemaps.org)."""
    return sitemap(request, {"catalogue": Catalogue})
