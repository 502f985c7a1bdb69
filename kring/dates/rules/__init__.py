"""Which dates can be asked for, and which are best. Pure."""
