"""Delivers a message to a person: mail, and the mailbox page in demo and development. Never content."""
