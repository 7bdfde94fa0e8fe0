"""`SECURITY.md` names a test for everything that comes from others, and each of them exists."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import DOCS, is_there, named_tests

PAGE = (DOCS.parent / "SECURITY.md").read_text("utf-8")
ROWS = re.findall(r"^\| (.+?) \| (yes|no) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)


def test_what_is_trusted_and_what_is_not_are_both_told() -> None:
    assert {trusted for _, trusted, *_ in ROWS} == {"yes", "no"}


@pytest.mark.parametrize(("trusted", "tests"), [(row[1], row[3]) for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_keeps_it_harmless_is_tested(trusted: str, tests: str) -> None:
    named = named_tests(tests)
    assert named or trusted == "yes"
    assert [each for each in named if not is_there(*each)] == []
