"""A file that asks for another version or format is told so, at the very words; nothing else is told of it then."""

from __future__ import annotations

import pytest

from indicatorkit.toml.read import read
from indicatorkit.toml.versions import satisfies
from indicatorkit.version import __version__
from indicatorkit.words import Lang

HEAD = """format = 1
[framework]
id = "klein"
version = "1"
status = "example"
nl = "Klein"
{line}

[scale.licht]
worst_to_best = [ { id = "rood", nl = "Rood" }, { id = "groen", nl = "Groen" } ]

[answer.licht]
kind  = "level"
scale = "licht"

[[indicator]]
id = "a"
nl = "A"
answer = "licht"
"""
LINE = 7


def found(line: str, text: str = HEAD) -> list[tuple[str, int | None]]:
    """The findings in a framework with this line, each with its own line."""
    return [(issue.code, issue.where.line) for issue in read(text.replace("{line}", line)).issues]


@pytest.mark.parametrize(
    ("mine", "wanted", "verdict"),
    [
        ("0.1.0", ">=0.1", True),
        ("0.1.0", ">=0.1, <1", True),
        ("0.1.0", ">0.1", False),
        ("0.10", ">=0.9", True),
        ("1.2", "==1.2.0", True),
        ("1.2", "!=1.2.0", False),
        ("1.2", "<=1.1", False),
        ("1.2.3", "==1.2.*", True),
        ("1.3", "==1.2.*", False),
        ("1.3", "!=1.2.*", True),
        ("1.2.3", "~=1.2.1", True),
        ("1.3.0", "~=1.2.1", False),
        ("1.3.0", "~=1.2", True),
        ("2.0", "~=1.2", False),
        ("1.1", "~=1.2", False),
        ("0.4.0rc1", ">=0.4", True),
        ("0.4.0.dev3+g12ab", "<0.4", False),
    ],
)
def test_bounds_are_those_of_python_packages(mine: str, wanted: str, verdict: bool) -> None:
    assert satisfies(mine, wanted) is verdict


@pytest.mark.parametrize("wanted", ["later", "1.3", "", ",", ">=1.*", "~=1", "~=1.2.*", ">= 1 <2"])
def test_what_is_no_bound_is_not_guessed_at(wanted: str) -> None:
    assert satisfies("1.2", wanted) is None
    assert found(f'requires-indicatorkit = "{wanted}"') == [("not-a-version", LINE)]


def test_a_version_that_fits_says_nothing() -> None:
    assert found(f'requires-indicatorkit = ">={__version__}"') == []
    assert found("") == []


def test_a_text_is_asked_for() -> None:
    assert found("requires-indicatorkit = 0.1") == [("not-a-text", LINE)]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_a_newer_version_would_read_is_not_called_a_mistake(lang: Lang) -> None:
    newer = HEAD + "\n[[of_the_future]]\nid = 1\n"
    reading = read(newer.replace("{line}", 'requires-indicatorkit = ">=99"'))
    assert [(each.code, each.where.line) for each in reading.issues] == [("needs-another-version", LINE)]
    (issue,) = reading.issues
    assert __version__ in issue.text(lang)
    assert 'pip install "indicatorkit>=99"' in issue.hint(lang)


@pytest.mark.parametrize("said", ["2", '"1"', "true", "1.5"])
def test_a_format_that_is_not_known_is_all_that_is_told(said: str) -> None:
    assert found("", HEAD.replace("format = 1", f"format = {said}") + "\n[[of_the_future]]\n") == [
        ("format-unknown", 1)
    ]
