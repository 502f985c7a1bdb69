"""The room's actor beside Django: a bare ASGI app that judges, numbers, commits and tells."""
