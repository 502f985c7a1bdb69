"""Addresses of how things end."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.closing import views

app_name = "closing"
HERE = "trajecten/<uuid:programme_id>/opruimen/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, views.page, name="page"),
    path(HERE + "eens/", views.agree, name="agree"),
    path(HERE + "nu/", views.shred_now, name="shred-now"),
    path("organisaties/<uuid:organisation_id>/bewaren/", views.term, name="term"),
    path("profiel/deelname/", views.took_part, name="took-part"),
    path("profiel/opheffen/", views.close_account, name="account"),
]
