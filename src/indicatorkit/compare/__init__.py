"""Two outcomes side by side: the same answers under other policies."""
