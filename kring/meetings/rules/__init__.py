"""Pure rules of meetings: whose turn it is."""
