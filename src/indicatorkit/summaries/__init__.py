"""Summaries: how many entities are at each level, perspectives side by side, and what members say together."""
