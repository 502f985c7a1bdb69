"""Where a programme may go, and by whom: pure."""
