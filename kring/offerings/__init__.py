"""The catalogue: what organisations offer, in versions, and who wants to hear of it. Knows nothing of programmes."""
