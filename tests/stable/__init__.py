"""What frameworks that are shipped make of answers that never change, kept beside the tests: nothing alters unseen.

`python -m tests.stable` writes what comes out now. What then differs from the first release has to be named, by its
mark, in a line of CHANGELOG.md with a star.
"""
