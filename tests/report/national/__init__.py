"""The page of all entities together."""
