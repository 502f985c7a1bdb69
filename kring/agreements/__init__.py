"""The group's own agreement: what its members promise each other.

The text, the talk about it and the signatures are sealed, or are entries of the group's log; this noun keeps only what
the server has to know: copies on their way to somebody without a key, and the day on which the group looks again.
"""
