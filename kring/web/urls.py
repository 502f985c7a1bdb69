"""What every Kring has, whoever uses it."""

from __future__ import annotations

from django.urls import path

from kring.web import choices, views

app_name = "web"
urlpatterns = [
    path("taal/", choices.choose_language, name="choose-language"),
    path("weergave/", choices.choose_theme, name="choose-theme"),
    path("veiligheid/", choices.safety, name="safety"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
