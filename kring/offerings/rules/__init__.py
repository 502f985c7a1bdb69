"""Pure: what an offering says, what is wrong with it, and what changed between two versions."""
