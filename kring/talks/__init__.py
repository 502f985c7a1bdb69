"""Talks around a group, and what they lead to: the facilities, and the open agreement with the organisation.

Owns that a talk was planned and held, and what commissioner and intervisor wrote down together. What somebody wants
to learn is their own and is not kept here.
"""
