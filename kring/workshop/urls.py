"""Addresses of methods: the library, one method, and the workshop of an own one."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.workshop import editor, views

app_name = "workshop"
urlpatterns: list[URLPattern | URLResolver] = [
    path("methodes/", views.library, name="library"),
    path("methodes/nieuw/", views.bring, name="bring"),
    path("methodes/<slug:key>/", views.show, name="method"),
    path("methodes/<slug:key>/kaarten/", views.cards, name="cards"),
    path("methodes/<slug:key>/bestand/", views.file, name="file"),
    path("methodes/<slug:key>/kopie/", views.copy, name="copy"),
    path("methodes/<slug:key>/bewerken/", editor.overview, name="edit"),
    path("methodes/<slug:key>/bewerken/teksten/", editor.texts, name="texts"),
    path("methodes/<slug:key>/bewerken/stappen/", editor.change, name="change"),
    path("methodes/<slug:key>/bewerken/stappen/<slug:step>/", editor.step, name="step"),
    path("methodes/<slug:key>/bewerken/aanbieden/", editor.publish, name="publish"),
    path("methodes/<slug:key>/bewerken/weghalen/", editor.withdraw, name="withdraw"),
]
