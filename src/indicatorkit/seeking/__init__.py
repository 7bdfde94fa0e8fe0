"""Cases among numbers, found by scoring: where no diagram follows what is computed, answers are tried.

What is found is true, for the engine said it. That nothing is found proves nothing.
"""
