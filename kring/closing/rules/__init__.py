"""Pure: when what a programme kept is put away, and when its people hear of it."""
