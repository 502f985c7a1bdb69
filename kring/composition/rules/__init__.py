"""Pure rules: who may sit together, what a set of groups is worth, and how to find a good one."""
