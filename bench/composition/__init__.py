"""Group composition, Kring beside others, on organisations made up in the same run."""
