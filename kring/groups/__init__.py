"""Groups of 3 to 10 peers: who was invited, and the doors to the group's sealed log and items."""
