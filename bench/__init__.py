"""Measured comparisons, each runnable by one command. Part of the source tree, not of an installed Kring."""
