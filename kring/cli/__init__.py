"""The `kring` command, for the person who hosts Kring. Reads and starts things; holds no rules of its own."""
