"""Workbooks in: what may be opened at all, what stands in their cells, and the tables of answers in them."""
