"""A server that lies: every answer it can rewrite, and the reason why a member's client refuses it.

`spoils` rewrites the honest answers of `stage`; `python -m tests.evil_server` writes both to `answers.json`, on which
`frontend/sealed/evil-server.test.ts` lets the browser's own code loose and `test_evil_server.py` the Python twin.
A journey in a browser may use the same functions on the answers that pass by: each takes and gives the API's JSON.
"""
