"""The conformance suite: frameworks, answers and what is meant by them, for whoever implements format 1 once more.

What is meant comes from the oracle (`tests/oracle.py`) and from the definitions of explanations (`tests/notions.py`),
never from the library. `python -m tests.conformance` writes `conformance/`, and the pages that show it; tests hold that
what is there is what would be written, and that the library says the same.
"""
