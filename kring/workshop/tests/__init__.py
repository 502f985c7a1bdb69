"""Tests of an organisation's own methods."""
