"""Wiring and nothing else: settings, the URL table, the JSON API's root, the WSGI and ASGI entry points."""
