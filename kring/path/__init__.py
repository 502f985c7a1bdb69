"""What somebody's own path is made of, as far as the server knows it: groups, meetings, roles.

No tables of its own: goals, preparations, reports and resolutions are personal items that only their owner opens.
"""
