"""Addresses of quotes and letterheads."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.quotes import views

app_name = "quotes"
HERE = "trajecten/<uuid:programme_id>/offerte/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, views.edit, name="edit"),
    path(HERE + "nakijken/", views.check, name="check"),
    path(HERE + "concept/", views.draft_pdf, name="draft-pdf"),
    path(HERE + "<slug:quote_number>/", views.show, name="show"),
    path(HERE + "<slug:quote_number>/pdf/", views.pdf, name="pdf"),
    path(HERE + "<slug:quote_number>/akkoord/", views.accept, name="accept"),
    path(HERE + "<slug:quote_number>/afwijzen/", views.refuse, name="refuse"),
    path("organisaties/<uuid:organisation_id>/gegevens/", views.letterhead, name="letterhead"),
]
