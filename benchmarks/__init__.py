"""How fast it is, as ratios inside one run, beside what others would use: `python -m benchmarks`."""
