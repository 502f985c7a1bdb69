"""Pure: filling in a method, reading and writing its file, beginnings for a step."""
