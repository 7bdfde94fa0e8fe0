"""Writes every page and picture anew that is made of the library itself."""

from tests.reference.written import ROOT, write

for path in write():
    print(path.relative_to(ROOT))  # noqa: T201  # what it is for
