"""The demo: an organisation with two groups, past meetings with sealed cases, made through the twin as real input."""
