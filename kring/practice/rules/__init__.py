"""Pure rules of practising: who is simulated, what they do, and what they say."""
