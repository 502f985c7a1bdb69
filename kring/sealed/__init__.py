"""Ciphertexts, wraps, the group log and epochs. Never a plaintext, never a private key.

A group is known here only by its id, so that this noun stays below groups.
"""
