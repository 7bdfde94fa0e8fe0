"""What is mutated is sound, and what finds where keys stand finds all of them, without the library's help."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from indicatorkit.toml.positions import positions
from indicatorkit.toml.read import read

from .corpus import ROOT, extracts, small, whole
from .mutating import made_from
from .structure import structure
from .words import keys, values

NAMES = ("nad", "beschermd_thuis")


@pytest.mark.parametrize("name", NAMES)
def test_extracts_are_frameworks_and_small(name: str) -> None:
    (text,) = whole(name)
    assert len(extracts(name)) == 4
    for each in extracts(name):
        assert not read(each.encode()).issues
        assert len(each) < len(text) * 0.6
        assert each.count("[[theme]]") == 1


@pytest.mark.parametrize("file", sorted((ROOT / "frameworks").glob("*.toml")), ids=lambda file: file.stem)
def test_every_key_is_found_where_the_library_has_it(file: Path) -> None:
    text = file.read_text("utf-8")
    spots = positions(text.encode()).spots.values()
    pairs = [each for each in spots if each.key[1] < each.value[0]]
    theirs = {(text.encode()[slice(*each.key)], text.encode()[slice(*each.value)]) for each in pairs}
    ours = {(text[slice(*each.key)].encode(), text[slice(*each.value)].encode()) for each in structure(text).pairs}
    assert ours == theirs
    assert all(text[each.head[0]] in "[{" for each in structure(text).pairs if each.head[1])


def test_blocks_are_all_of_the_text() -> None:
    (text,) = whole("nad")
    assert "".join(text[start:end] for start, end in structure(text).blocks) == text


def test_the_words_are_those_of_the_format() -> None:
    assert {"rollup", "subindicator", "known_share_at_least", "applies_if"} <= set(keys())
    assert {'"worst_of"', '"leave_out"', "true"} <= set(values())


def test_a_seed_makes_the_same_file_again() -> None:
    (text,) = whole("beschermd_thuis")
    made = [made_from(text, Random(seed)) for seed in range(20)]
    assert made == [made_from(text, Random(seed)) for seed in range(20)]
    assert len(set(made)) == 20


def test_all_kinds_of_files_are_there() -> None:
    assert len(small()) > 200
    assert any("[calibration]" in each for each in small())
    assert any(each in small() for each in extracts("nad"))
