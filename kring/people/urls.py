"""Addresses of people."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from kring.people import views

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("aanmelden/", views.sign_in, name="sign-in"),
    path("aanmelden/demo/<uuid:person_id>", views.sign_in_demo, name="sign-in-demo"),
    path("afmelden/", views.sign_out, name="sign-out"),
    path("apparaten/", views.show_devices, name="devices"),
    path("apparaten/afmelden", views.sign_out_everywhere, name="sign-out-everywhere"),
    path("apparaten/<int:device_id>/afmelden", views.sign_out_device, name="sign-out-device"),
    path("profiel/", views.profile, name="profile"),
    path("toegang/", views.access, name="access"),
    path("eerste/<str:token>/", views.first_link, name="first-link"),
]
