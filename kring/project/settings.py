"""All settings: typed readers that fail with the variable's name; a default for everything."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kring.project.environment import environment
from kring.project.logs import logging_for

BASE_DIR = Path(__file__).resolve().parent.parent
DATA = Path(
    environment.text(
        "KRING_DATA", "data", says="The data folder: the SQLite database, the secret, backups. `serve --data` wins."
    )
).resolve()
DEMO = environment.flag(
    "KRING_DEMO", says="Serve the demo: made-up people, one click away, and mail on a page. `serve --demo` sets it."
)
DEBUG = False


def _kept_secret() -> str:
    """The secret `serve` made once, or one that lasts as long as this process: never a known one."""
    kept = DATA / "secret"
    return kept.read_text(encoding="utf-8").strip() if kept.exists() else secrets.token_urlsafe(48)


SECRET_KEY = (
    environment.secret(
        "KRING_SECRET_KEY", says="Signs sign-in cookies. Without it `serve` makes one, once, in the data folder."
    )
    or _kept_secret()
)
PUBLIC_URL = environment.text(
    "KRING_URL",
    "http://localhost:8000",
    says="Where people reach Kring, as in `https://kring.example.org`. With https, cookies are for https only.",
).rstrip("/")
IS_HTTPS = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = [
    urlsplit(PUBLIC_URL).hostname or "localhost",
    "localhost",
    "127.0.0.1",
    "[::1]",
    *environment.names("KRING_HOSTS", says="More host names that Kring answers to."),
]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
LOGGING = logging_for(
    environment.text("KRING_LOG", "plain", says="How logs are written to standard error: `plain` lines or `json`.")
)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "kring.people",
    "kring.organisations",
    "kring.offerings",
    "kring.programmes",
    "kring.quotes",
    "kring.requests",
    "kring.talks",
    "kring.groups",
    "kring.rounds",
    "kring.agreements",
    "kring.volunteers",
    "kring.meetings",
    "kring.dates",
    "kring.methods",
    "kring.practice",
    "kring.rooms",
    "kring.sealed",
    "kring.workshop",
    "kring.literature",
    "kring.reflection",
    "kring.path",
    "kring.closing",
    "kring.goals",
    "kring.evaluation",
    "kring.pulses",
    "kring.releases",
    "kring.overviews",
    "kring.notifications",
    "kring.calendars",
    "kring.web",
]

MIDDLEWARE = [
    "kring.web.headers.secure_headers",  # outermost: errors carry them too
    "django.middleware.gzip.GZipMiddleware",  # adds chance bytes, so that a length does not tell a token (BREACH)
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "kring.people.language.PersonLanguage",
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
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
        "PRAGMA secure_delete=ON;"  # what is deleted is zeroed: shredding leaves no ciphertext in the file
        "PRAGMA journal_size_limit=27103364;PRAGMA wal_autocheckpoint=4000;PRAGMA cache_size=2000;"
    ),
}
DATABASES: dict[str, Any] = {
    "default": environment.database(
        "KRING_DATABASE_URL",
        f"sqlite:///{DATA / 'kring.sqlite3'}",
        says="A PostgreSQL 15 or later, as in `postgres://kring:password@host/kring`.",
    ),
}
IS_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if IS_SQLITE:
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DATABASES["default"]["CONN_MAX_AGE"] = None  # a page thread keeps its connection, with its pragmas
DATABASES["default"]["CONN_HEALTH_CHECKS"] = not IS_SQLITE
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "/aanmelden/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "web" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "web" / "static"

# A job is a row, written in the transaction that asks for it; the worker inside `serve` carries it out.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
FILE_UPLOAD_HANDLERS: list[str] = []  # a page that takes a file says itself how it is held: never on disk

# Mail: a mail server when one is set; otherwise letters are kept (docs/decisions/0012).
EMAIL_BACKEND = "kring.notifications.post.Post"
DEFAULT_FROM_EMAIL = environment.text(
    "KRING_MAIL_FROM", "Kring <kring@localhost>", says="Who mail comes from, as in `Kring <kring@example.org>`."
)
SMTP = environment.mail_server(
    "KRING_SMTP_URL",
    says="The mail server, as in `smtp+tls://name:password@mail.example.org:587`. Not used in the demo.",
)
# Answers to invitations (docs/decisions/0099). Both stay empty where no mail is received.
ANSWERS_TO = environment.text(
    "KRING_ANSWERS_TO",
    "",
    says="The mail address that calendars answer to, when Kring receives its mail. Empty: the one of KRING_MAIL_FROM.",
)
MAILBOX = environment.mailbox(
    "KRING_MAILBOX_URL",
    says="The mailbox that Kring reads answers to invitations from, as in `imaps://name:password@mail.example.org`. "
    "Only those answers are read; all other mail is left as it is.",
)
POSTVAK = DEMO or environment.flag(
    "KRING_POSTVAK",
    says="For development: show all mail on the page /postvak/, to everybody, sign-in codes too. The demo always does.",
)

# Signing in (docs/decisions/0010): a code by mail, or a passkey. No passwords, no open sign-up.
LOGIN_URL = "/aanmelden/"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 60 * 24 * 60 * 60  # Kring is opened once in two to eight weeks
ACCOUNT_ADAPTER = "kring.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = ACCOUNT_LOGIN_BY_CODE_FORMAT
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    # A whole group signs in from behind one address; one mailbox is never flooded.
    "request_login_code": "60/m/ip,3/m/key,12/h/key",
    # What anybody may fill in without an account (offerings): again, one mailbox is never flooded.
    "public_form": "20/m/ip,100/h/ip,5/h/key",
    "own_form": "20/h/user",  # with an account: it can still write to others
}
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {"account_signup": LOGIN_URL}
MFA_ADAPTER = "kring.people.adapters.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}  # every visit of the sign-in page asks for a challenge
