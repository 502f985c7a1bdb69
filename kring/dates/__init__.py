"""Date polls: one for all meetings of a group, or one to move a meeting; the best set of dates, and planning it."""
