"""Pure rules of groups: reading a list of people to invite."""
