"""Organisations and the roles people hold in them. Knows nothing of what a group says."""
