"""Files in: answers from CSV."""
