"""The safety pulse: seven statements that a group answers on ballots nobody can tie to a person.

It owns polls, who has voted, and sealed ballots apart from that. It must not know what was answered, nor keep anything
that says which ballot came from whom.
"""
