"""Whether the rules do what they say, before any data exist."""
