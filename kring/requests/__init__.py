"""Asking: for a programme, for a place in an open group, and whether somebody wants to take part and fits.

Owns what was asked and what each person declared about themselves. Knows no group and nothing of content.
"""
