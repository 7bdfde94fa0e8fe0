"""Perspectives: the same questions answered by several parties, each scored on its own, and where they differ."""
