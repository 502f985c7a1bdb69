"""What one more event costs a room that has had ten, a hundred or a thousand."""
