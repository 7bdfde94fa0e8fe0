"""What is wrong with the files that must be refused, as their own comments say it.

`# expect: CODE` stands on the line of the mistake (there may be several), `# expect-above: CODE` on the next line where
a comment cannot stand.
"""

from __future__ import annotations

import re
from pathlib import Path

EXPECT = re.compile(r"#\s*expect(-above)?:\s*([a-z0-9-]+)")
ONLY_WARNED = frozenset(
    """
    bound-without-effect counts-as-without-because edge-between-roundings level-left-behind limits-leave-one
    log-may-fail mark-without-effect may-be-too-low no-effect-yet takes-more-than-inputs unit-not-said
    unit-of-one-only weights-without-effect word-without-effect
    """.split()
)


def expected(file: Path) -> list[tuple[int, str]]:
    """The line and the code of every mistake in a file."""
    found = [
        (number - (1 if mark[1] else 0), mark[2])
        for number, line in enumerate(lines_of(file), start=1)
        for mark in EXPECT.finditer(line)
    ]
    return sorted(found)


def lines_of(file: Path) -> list[str]:
    """The lines of a file that need not be readable."""
    return file.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").splitlines()


def refused(file: Path) -> dict[str, object]:
    """A file with its errors, and what is only warned of in it, as the suite says it."""
    said = [{"line": line, "code": code} for line, code in expected(file)]
    errors = [each for each in said if each["code"] not in ONLY_WARNED]
    warnings = [each for each in said if each["code"] in ONLY_WARNED]
    return {"file": file.name, "errors": errors, **({"warnings": warnings} if warnings else {})}
