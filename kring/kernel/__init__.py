"""The few pure words that all share: errors, clock, ids."""
