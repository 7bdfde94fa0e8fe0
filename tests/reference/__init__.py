"""The pages that are made of the library itself: every key of a file, every public name, the picture of the house.

`python -m tests.reference` writes them anew; the tests beside it hold what is kept to what would be written.
"""
