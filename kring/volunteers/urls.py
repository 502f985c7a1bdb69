"""Addresses of lists: the list itself, the groups that are made of it, and a person's own row."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.volunteers import file_views, group_views, proposal_views, views

app_name = "volunteers"
LISTS = "organisaties/<uuid:organisation_id>/lijsten/"
LIST = LISTS + "<uuid:pool_id>/"
GROUPS = LIST + "indeling/"
PROPOSAL = GROUPS + "<uuid:proposal_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("mijn-aanmelding/<uuid:pool_id>/", views.own, name="own"),
    path(LISTS, views.lists, name="lists"),
    path(LISTS + "aanmeldingen/<slug:offering>/", views.from_signups, name="from-signups"),
    path(LISTS + "trajecten/<uuid:programme_id>/", views.from_programme, name="from-programme"),
    path(LIST, views.show, name="list"),
    path(LIST + "wijzigen/", views.change, name="change"),
    path(LIST + "weghalen/", views.forget, name="forget"),
    path(LIST + "lijst.csv", file_views.list_file, name="list-file"),
    path(LIST + "bestand/", views.bring, name="bring"),
    path(LIST + "bestand/bevestigen/", views.confirm, name="confirm"),
    path(LIST + "aanmeldingen/", views.take_over, name="take-over"),
    path(LIST + "vragen/", views.ask, name="ask"),
    path(LIST + "opnieuw/", views.again, name="again"),
    path(LIST + "mensen/nieuw/", views.add, name="add"),
    path(LIST + "mensen/<int:entry_id>/", views.entry, name="entry"),
    path(LIST + "mensen/<int:entry_id>/weghalen/", views.remove, name="remove"),
    path(LIST + "regels/", views.rules, name="rules"),
    path(LIST + "regels/<int:rule_id>/weghalen/", views.remove_rule, name="remove-rule"),
    path(GROUPS, proposal_views.compose, name="compose"),
    path(GROUPS + "naast-elkaar/", proposal_views.compare, name="compare"),
    path(PROPOSAL, proposal_views.proposal, name="proposal"),
    path(PROPOSAL + "groepen.csv", file_views.groups_file, name="groups-file"),
    path(PROPOSAL + "stand/", proposal_views.standing, name="standing"),
    path(PROPOSAL + "genoeg/", proposal_views.enough, name="enough"),
    path(PROPOSAL + "groepen/<int:number>/", group_views.group, name="group"),
    path(PROPOSAL + "groepen/<int:number>/vast/", group_views.pin, name="pin"),
    path(PROPOSAL + "groepen/<int:number>/opheffen/", group_views.dissolve, name="dissolve"),
    path(PROPOSAL + "mensen/<int:seat_id>/", group_views.person, name="person"),
    path(PROPOSAL + "zonder-groep/", group_views.left, name="left"),
    path(PROPOSAL + "rond-de-spelden/", proposal_views.around, name="around"),
    path(PROPOSAL + "publiceren/", proposal_views.publish, name="publish"),
    path(PROPOSAL + "weggooien/", proposal_views.throw_away, name="throw-away"),
]
