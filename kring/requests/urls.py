"""Addresses of asking, signing up, and who is what."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.requests import naming, participating, views

app_name = "requests"
urlpatterns: list[URLPattern | URLResolver] = [
    path("aanbod/<slug:offering>/aanvragen/", views.ask, name="ask"),
    path("aanbod/<slug:offering>/aanmelden/", views.sign_up, name="sign-up"),
    path("aanbod/<slug:offering>/aanmelden/intrekken/", views.withdraw, name="withdraw"),
    path("aanbod/<slug:offering>/aanmeldingen/", views.signups, name="signups"),
    path("organisaties/<uuid:organisation_id>/wie-leidt-wie/", participating.chart, name="chart"),
    path("trajecten/<uuid:programme_id>/deelnemers/", participating.people, name="participants"),
    path("trajecten/<uuid:programme_id>/meedoen/", participating.take_part, name="take-part"),
    path("trajecten/<uuid:programme_id>/mensen/", naming.name_somebody, name="people"),
    path("trajecten/<uuid:programme_id>/mensen/<int:party_id>/vervangen/", naming.replace_somebody, name="replace"),
]
