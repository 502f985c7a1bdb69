"""Pure: which letters may go out, and what of several groups' numbers may be told."""
