"""Pure: the sums of a quote, what it says, what it begins as, its number, and how it stands."""
