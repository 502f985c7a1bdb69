"""Persons, how they sign in, and their ways to unlock. Owns accounts, identities and ways in; knows no group."""
