"""Methods as data, and the pure engine that carries any of them. Knows no method by name."""
