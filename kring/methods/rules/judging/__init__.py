"""May this be, now, by this person? One function per command: it returns the event, or raises a refusal."""
