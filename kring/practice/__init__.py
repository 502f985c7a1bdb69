"""Practice rounds: one person plays a whole method with simulated members. Owns their cases; keeps nothing.

It knows methods and the pure engine. It must not know groups, meetings or rooms, and it never gets a text that
somebody typed: the browser holds the round, and sends only what was done.
"""
