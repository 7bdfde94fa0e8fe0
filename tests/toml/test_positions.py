"""Everything that tomli reads has a place in the file, and the place is the right one."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from indicatorkit.toml.findings import At
from indicatorkit.toml.positions import positions
from indicatorkit.toml.read import Reading
from indicatorkit.toml.source import Source
from tests.paths import paths

HERE = Path(__file__).parents[2]
FILES = [HERE / "pyproject.toml", *sorted((HERE / "frameworks").glob("*.toml"))]

TEXT = """\
# een
a.b = 1
"q r".c = [ { x = 1, y = { z = "é", id = 3 } }, 3, [ "漢", 5 ] ]

[t.u]
k = "v"                       # opmerking
[[aa.bb]]
id = 1

  [aa.bb.cc]
  d = \"\"\"x
y\"\"\"

[[aa.bb]]
l = [
  { id = "twee", n = 1 },     # een regel
  # twee
  { n = 2 },
]
"""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_path_has_a_place(file: Path) -> None:
    content = file.read_bytes()
    spots = positions(content).spots
    assert not [path for path in paths(tomli.loads(content.decode())) if path not in spots]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_places_of_some_are_those_of_all(file: Path) -> None:
    content = file.read_bytes()
    whole = positions(content)
    for path in list(paths(tomli.loads(content.decode())))[::67]:
        some = positions(content, [path])
        for at in ("value", "key", "header"):
            assert some.find(path, at) == whole.find(path, at), path


@pytest.mark.parametrize(
    ("path", "at", "found"),
    [
        (("a", "b"), "key", "b"),
        (("a", "b"), "value", "1"),
        (("q r", "c"), "key", "c"),
        (("q r", "c", 0, "y", "z"), "value", '"é"'),
        (("q r", "c", 0, "y"), "header", "y"),
        (("q r", "c", 2, 0), "value", '"漢"'),
        (("q r", "c", 2, 1), "value", "5"),
        (("t", "u"), "header", "t.u"),
        (("t", "u"), "key", "u"),
        (("t", "u", "k"), "header", "k"),
        (("aa", "bb", 0, "id"), "value", "1"),
        (("aa", "bb", 0, "cc", "d"), "key", "d"),
        (("aa", "bb", 1), "header", "aa.bb"),
        (("aa", "bb", 1, "l", 0), "header", '"twee"'),
        (("aa", "bb", 1, "l", 1), "header", "{"),
        (("aa", "bb", 1, "l", 1, "n"), "value", "2"),
        (("t", "u", "absent"), "value", "t.u"),
        (("aa", "bb", 1, "l", 0, "absent"), "key", '"twee"'),
    ],
)
def test_the_place_is_the_word_itself(path: tuple[str | int, ...], at: At, found: str) -> None:
    where = Reading(Source("x", TEXT.encode())).locate(path, at)
    assert where.column is not None
    assert where.end_column is not None
    assert where.excerpt[where.column - 1 : where.end_column - 1] == found
    assert where.line is not None
    assert where.excerpt == TEXT.split("\n")[where.line - 1]


def test_what_runs_over_several_lines_is_shown_to_the_end_of_the_first() -> None:
    where = Reading(Source("x", TEXT.encode())).locate(("aa", "bb", 0, "cc", "d"))
    assert (where.line, where.excerpt[(where.column or 0) - 1 :]) == (11, '"""x')


def test_what_the_positions_do_not_know_has_the_place_of_what_is_around_it() -> None:
    text = 'format = 1\n[framework]\nid = "x"\nterms = {\n  indicator = "a",\n  indicatr = "b",\n}\n'  # TOML 1.1
    where = Reading(Source("x", text.encode())).locate(("framework", "terms", "indicatr"), "key")
    assert where.line in (2, 4, 6)


def test_a_reading_of_nothing_has_no_places() -> None:
    assert Reading(Source("x", b"")).locate(("a",)).line is None
    assert Reading(Source("x", b"# leeg\n")).locate(("a",)).line == 1
