"""Learning goals, and what people show each other by their own act.

It owns no table: goals are sealed for their owner alone, and what is shown is sealed to one reader (`sealed`). It knows
who may read whose at all, and must not know what is shown.
"""
