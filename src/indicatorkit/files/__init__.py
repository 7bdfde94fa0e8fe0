"""Files in: answers from CSV, Parquet and Arrow."""
