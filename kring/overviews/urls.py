"""Addresses of the pages that gather."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.overviews import contract, grouping, handing_over, lists, programme, stepping

app_name = "overviews"
urlpatterns: list[URLPattern | URLResolver] = [
    path("organisaties/<uuid:organisation_id>/trajecten/", lists.coordinated, name="coordinated"),
    path("begeleiding/", lists.guided, name="guided"),
    path("opdrachten/", lists.commissioned, name="commissioned"),
    path("trajecten/", programme.mine, name="programmes"),
    path("trajecten/<uuid:programme_id>/", programme.page, name="programme"),
    path("trajecten/<uuid:programme_id>/zelfstandig/", handing_over.page, name="handover"),
    path("trajecten/<uuid:programme_id>/zelfstandig/verder", handing_over.go_on, name="go-on"),
    path("trajecten/<uuid:programme_id>/zelfstandig/terug", handing_over.go_back, name="go-back"),
    path("trajecten/<uuid:programme_id>/notities/", lists.notes, name="notes"),
    path("trajecten/<uuid:programme_id>/groep/", grouping.page, name="group"),
    path("trajecten/<uuid:programme_id>/meedoen/stoppen/", grouping.stop, name="stop-taking-part"),
    path("trajecten/<uuid:programme_id>/deelnemers/<uuid:person_id>/afmelden/", grouping.write_off, name="write-off"),
    path("trajecten/<uuid:programme_id>/overeenkomst/", contract.page, name="contract"),
    path("trajecten/<uuid:programme_id>/overeenkomst/pdf/", contract.pdf, name="contract-pdf"),
    path("trajecten/<uuid:programme_id>/stap/<slug:step_name>/", stepping.step, name="step"),
]
