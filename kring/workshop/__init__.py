"""An organisation's own methods: drafts, and the versions it published. Knows nothing of groups or meetings."""
