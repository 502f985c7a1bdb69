"""Meetings of a group: date, place, method and planned roles. What happens inside a meeting belongs to rooms."""
