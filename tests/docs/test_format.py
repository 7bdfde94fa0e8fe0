"""`docs/format.md` tells the truth: whole files load, pieces fit, and every table of outcomes is recomputed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.toml.read import read
from indicatorkit.toml.schema import schema
from indicatorkit.toml.writing import value
from tests.docs.pages import DOCS, Block, blocks

PAGE = blocks("format.md")
WHOLE = [block for block in PAGE if block.is_whole]
PIECES = [block for block in PAGE if not block.is_whole]
WARM_HOMES = next(block.text for block in WHOLE if 'id      = "warm_homes"' in block.text)
CASES = [
    pytest.param(block, table.header, cells, id=f"{block.page}:{line}")
    for block in WHOLE
    for table in block.tables
    for line, cells in table.rows
]
NOT_SUPPLIED = "—"


def errors(text: str, name: str) -> list[str]:
    return [str(issue) for issue in read(text.encode(), name=name).issues if issue.severity == "error"]


@cache
def framework(text: str) -> Framework:
    found = read(text.encode(), name="format.md").framework
    assert found is not None
    return found


@pytest.mark.parametrize("block", WHOLE, ids=str)
def test_a_whole_file_loads(block: Block) -> None:
    assert not errors(block.text, str(block))


@pytest.mark.parametrize("block", WHOLE, ids=str)
def test_every_example_comes_out_as_it_says(block: Block, tmp_path: Path) -> None:
    file = tmp_path / "framework.toml"
    file.write_text(block.text, encoding="utf-8")
    assert not [str(issue) for issue in ik.check(file) if issue.severity == "error"]


@pytest.mark.parametrize("block", PIECES, ids=str)
def test_a_piece_fits_the_file_of_section_3(block: Block) -> None:
    assert block.kind.split()[0] == "fragment", f"{block} is neither a whole file nor marked as a fragment"
    assert not errors(with_piece(block), str(block))


@pytest.mark.parametrize(("block", "header", "cells"), CASES)
def test_a_row_of_a_table_of_outcomes_comes_out_as_it_says(
    block: Block, header: tuple[str, ...], cells: tuple[str, ...]
) -> None:
    document = framework(block.text)
    said = dict(zip(header, cells, strict=True))
    questions = [id_ for id_ in header if id_ in document.attributes or document[id_].is_asked]
    scores = ik.score_case(document, {id_: said[id_] for id_ in questions if said[id_] != NOT_SUPPLIED})
    found = {id_: outcome(scores, id_) for id_ in header if id_ not in questions}
    assert found == {id_: said[id_] for id_ in found}


def outcome(scores: ik.Case, id_: str) -> str:
    """The outcome as the page writes it."""
    level, number, reason = scores.level(id_), scores.number(id_), scores.reason(id_)
    if level is not None:
        return level
    if number is not None:
        return value(number)
    return "does not apply" if reason == "not_applicable" else f"grey: {reason}"


def test_the_page_has_tables_for_all_that_is_hard() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("page", ["format.md", "decisions/language.md"])
def test_every_key_and_every_word_of_the_schema_is_on_the_page(page: str) -> None:
    found = schema("en")
    said = set(re.findall(r"[a-z0-9_+-]+", (DOCS / page).read_text("utf-8")))
    known: set[str] = set()
    for table in (found, *found["$defs"].values()):
        for key, each in table.get("properties", {}).items():
            words = [word for option in each.get("anyOf", [each]) for word in option.get("enum", ())]
            known |= {key, *words}
    assert {each for each in known if isinstance(each, str)} - said == set()


# ------------------------------------------------------------------------------------------------- pieces made whole


def with_piece(block: Block) -> str:
    """The file of section 3 with a piece added; tables that the piece has too are taken out first."""
    kind = block.kind.removeprefix("fragment").strip()
    piece = {"": str, "rollup": as_result, "question": as_question}[kind](block.text)
    own = set(re.findall(r"^\[[a-z_.]+\]", piece, re.MULTILINE))
    kept = [part for part in parts(WARM_HOMES) if part.split("\n", 1)[0].split("#")[0].strip() not in own]
    return "".join(kept) + "\n" + piece


def parts(text: str) -> list[str]:
    """A file cut before every header."""
    return re.split(r"^(?=\s*\[\[?[a-z_.]+\]\]?)", text, flags=re.MULTILINE)


def as_result(piece: str) -> str:
    """The keys of a roll-up, as a node outside the tree."""
    uses = "" if "uses" in piece else 'uses = ["list", "coaches"]\n'
    return f'[[result]]\nid = "tried"\n{uses}{piece}'


def as_question(piece: str) -> str:
    """The keys of a question, as a node outside the tree."""
    return f'[[step]]\nid = "tried"\n{piece}'
