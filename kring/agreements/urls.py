"""Addresses of a group's agreement."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.agreements import views

app_name = "agreements"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groepen/<uuid:group_id>/overeenkomst/", views.show, name="show"),
    path("groepen/<uuid:group_id>/overeenkomst/herzien/", views.set_review, name="review"),
]
