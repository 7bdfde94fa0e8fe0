"""Running a plan: one case at a time, or whole columns."""
