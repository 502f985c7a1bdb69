"""What an event changes. One function per event: pure, total, and never asking whether it may."""
