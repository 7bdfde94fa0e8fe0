"""`docs/expectations.md` names tests that exist, and leaves no line without one or a reason."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import DOCS, is_there, named_tests

ROWS = re.findall(
    r"^\| (\d+) \| (.+?) \| (.+?) \| ([^|]+) \|$", (DOCS / "expectations.md").read_text("utf-8"), re.MULTILINE
)


def test_there_are_fifty() -> None:
    assert [int(number) for number, *_ in ROWS] == list(range(1, 51))


@pytest.mark.parametrize(("expected", "here", "tests"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_every_test_that_is_named_exists(expected: str, here: str, tests: str) -> None:
    named = named_tests(tests)
    assert named or (tests.strip() == "–" and here), expected
    assert [each for each in named if not is_there(*each)] == []
