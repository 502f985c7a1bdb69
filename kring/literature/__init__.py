"""What is worth reading, per method, theme and goal: an organisation's open list, and the door to a group's own.

A group's list is sealed: this noun knows only that there is one. Nothing is embedded from elsewhere: a link is text.
"""
