"""The house is kept: every file opens with what it is, is about one idea, and holds nothing that nobody uses."""

import ast
import re
from itertools import chain
from pathlib import Path
from typing import Final

from vulture import Vulture  # type: ignore[import-untyped]

import indicatorkit

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src"
FILES: Final = sorted(SOURCE.rglob("*.py"))
STYLED: Final = sorted([*SOURCE.rglob("*.css"), *SOURCE.rglob("*.c"), *SOURCE.rglob("words/*.toml")])

MOST_LINES: Final = 300
LONGER: Final = {
    "amounts/near.py": "one kind of number: each operation a few lines, with the bound of its error",
    "api/explanation.py": "one object in users' hands: most of it says what its properties mean",
    "engine/nears.py": "the same number for whole columns: each operation a few lines, with the bound of its error",
    "explain/claims.py": "the kinds of claims: a record each, and what it says",
    "explain/text.py": "the kinds of claims in words: a function each",
    "toml/nodes.py": "how one node is read: its steps share what was found so far",
    "values.py": "the words of the whole house: a record each",
}
"""Files that are longer than `MOST_LINES`, with the reason why they are one idea all the same."""

CALLED_BY_NAME: Final = {
    "the command line, which gathers its commands": ["*_command", "FINDINGS", "format_usage"],
    "notebooks": ["_repr_html_", "_repr_svg_"],
    "pytest": ["pytest_*", "reportinfo", "runtest", "test_*"],
    "pydantic": ["model_config", "ignored_warning_kinds", "handler"],
    "the parser of workbooks": ["buffer_text", "*Handler"],
    "openpyxl": ["valid_files", "keep_links", "keep_vba", "rich_text", "data_only", "read_only", "shared_strings"],
    "single dispatch": ["_"],
    "Python": ["__annotations__"],
    "authors, by its word": ["GREY_UNLESS_DECIDED", "subindicator"],
    "users, of a ledger": ["rows_blank", "notes_rejected"],
    "benchmarks, which measure the first time again": ["forget"],
}
CALLED_BY: Final = ("@model_validator", "@field_validator", "@*.register")


def test_every_file_opens_with_the_sentence_that_says_what_it_is() -> None:
    says = {file: ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "" for file in FILES}
    assert [file for file, first in says.items() if not re.match(r"[A-Z`‘].{10,}?[.:](\n\n|$)", first, re.DOTALL)] == []


def test_so_does_one_that_is_not_python() -> None:
    opening = re.compile(r"(/\*|#) [A-Z].{10,}")
    assert [file for file in STYLED if not opening.match(file.read_text(encoding="utf-8"))] == []


def test_no_file_has_grown_beyond_one_idea() -> None:
    lines = {
        str(file.relative_to(SOURCE / "indicatorkit")): file.read_text(encoding="utf-8").count("\n")
        for file in FILES
        if file.is_relative_to(SOURCE / "indicatorkit")
    }
    assert {name for name, number in lines.items() if number > MOST_LINES} == LONGER.keys()


def test_nothing_is_there_that_nobody_uses() -> None:
    templates = " ".join(file.read_text(encoding="utf-8") for file in (SOURCE / "indicatorkit").rglob("*.j2"))
    public = {name for each in indicatorkit.__all__ for name in dir(getattr(indicatorkit, each))}
    known = {*re.findall(r"\w+", templates), *public}
    looker = Vulture(ignore_names=[*chain(*CALLED_BY_NAME.values())], ignore_decorators=CALLED_BY)
    looker.scavenge([str(SOURCE)])
    found = [each for each in looker.get_unused_code(min_confidence=60) if each.name not in known]
    assert [f"{each.filename}:{each.first_lineno} {each.name}" for each in found] == []
