"""A programme: the whole path of one group, from the request to the closing talk.

Owns who is what in a programme, where it stands, and the row that every step leaves. Knows nothing of content.
"""
