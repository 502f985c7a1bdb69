"""Pure rules of talks."""
