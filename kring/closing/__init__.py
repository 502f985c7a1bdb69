"""How a programme ends, and how somebody leaves for good: what is still open, what goes and when, what stays.

It owns dates of putting away and what remains after it. It must not know what a group wrote: it shreds bytes.
"""
