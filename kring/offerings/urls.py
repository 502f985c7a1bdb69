"""Addresses of the catalogue: what everybody reads, and where coordinators work on it."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.offerings import editor, finding, intervisors, views

app_name = "offerings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", finding.robots, name="robots"),
    path("sitemap.xml", finding.addresses, name="sitemap"),
    path("aanbod/", views.catalogue, name="catalogue"),
    path("aanbod/bericht/<str:interest_token>/", views.interest, name="interest"),
    path("aanbod/<slug:offering>/", views.show, name="offering"),
    path("aanbod/<slug:offering>/beheer/", editor.overview, name="manage"),
    path("aanbod/<slug:offering>/bewerken/", editor.edit, name="edit"),
    path("organisaties/<uuid:organisation_id>/aanbod/", editor.listing, name="listing"),
    path("organisaties/<uuid:organisation_id>/aanbod/nieuw/", editor.begin, name="begin"),
    path("organisaties/<uuid:organisation_id>/begeleiders/nieuw/", intervisors.add, name="add-intervisor"),
    path(
        "organisaties/<uuid:organisation_id>/begeleiders/<uuid:intervisor_id>/",
        intervisors.change,
        name="intervisor",
    ),
]
