"""Django alone, for a WSGI server that serves the pages beside the room app."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.project.settings")
application = get_wsgi_application()
