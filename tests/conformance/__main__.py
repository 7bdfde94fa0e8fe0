"""Writes the suite, and the pages that show it."""

from tests.conformance.writing import ROOT, write

for path in write():
    print(path.relative_to(ROOT))  # noqa: T201  # what it is for
