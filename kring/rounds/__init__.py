"""Rounds in writing: texts that stay closed to others until everybody wrote or a moment has come.

A round over days has a question of its own; the vote on a meeting's cases is a round with the meeting's id. What is
written is sealed; this noun knows who wrote, and never what.
"""
