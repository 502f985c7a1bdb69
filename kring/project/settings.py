"""All settings: typed readers that fail with the variable's name; a default for everything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from environs import Env

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA = Path(env.str("KRING_DATA", "data")).resolve()
DEMO = env.bool("KRING_DEMO", False)
DEBUG = False
SECRET_KEY = env.str("KRING_SECRET_KEY", "only-for-tests-until-serve-makes-one")
ALLOWED_HOSTS = env.list("KRING_HOSTS", ["localhost", "127.0.0.1", "[::1]"])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
    "allauth.usersessions",
    "kring.people",
    "kring.organisations",
    "kring.groups",
    "kring.meetings",
    "kring.methods",
    "kring.rooms",
    "kring.sealed",
    "kring.notifications",
    "kring.web",
]

MIDDLEWARE = [
    "kring.web.headers.secure_headers",  # outermost: errors carry them too
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "kring.web.refusals.Refusals",
]
CSRF_FAILURE_VIEW = "kring.web.views.forgery_suspected"
DATA_UPLOAD_MAX_MEMORY_SIZE = (
    256 * 1024
)  # the largest sealed item is 100 KB, the rest is room for an entry and its wraps

ROOT_URLCONF = "kring.project.urls"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "kring.web.page.page",
            ],
        },
    },
]

SQLITE_OPTIONS = {
    # Django's own defaults lose writes under load (docs/performance.md).
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=2000;"
    ),
}
DATABASES: dict[str, Any] = {
    "default": env.dj_db_url("KRING_DATABASE_URL", default=f"sqlite:///{DATA / 'kring.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "web" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "web" / "static"
