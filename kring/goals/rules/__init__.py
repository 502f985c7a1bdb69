"""Pure: who may show something to whom."""
