"""The live room of a meeting: a numbered log of events, fan-out to browsers, presence."""
