"""The Python twin of `frontend/sealed/`: a member's side of the protocol, holding keys.

Used by the command line, the demo, the load generator and the tests. No server code may import it: a server that
cannot seal or open is the first promise of Kring (an import contract guards this).
"""
