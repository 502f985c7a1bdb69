"""Pure rules of lists: what is wrong with a file beside its form, and rules of composition as sentences."""
