"""Sheets out: CSV, workbooks, Parquet and JSON. Equal sheets give equal bytes: nothing here knows what time it is."""
