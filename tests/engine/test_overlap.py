"""What is written over what is read is found, however it lies in memory; what only lies beside it is not."""

from itertools import product

import numpy as np
import pytest

from indicatorkit.engine.overlap import may_overlap, overlapping

MEMORY = np.zeros(40, dtype=np.uint8)
PARTS = (
    MEMORY[:10],
    MEMORY[10:20],
    MEMORY[9:12],
    MEMORY[3:4],
    MEMORY[20:40:2],
    MEMORY[21:40:2],
    MEMORY[19:9:-1],
    MEMORY[5:5],
    MEMORY[:30].reshape(3, 10)[:, :4],
    MEMORY[24:32].view(np.uint16),
    MEMORY[10:11],
    MEMORY[19:20],
    MEMORY[23:24],
    MEMORY[32:33],
)


@pytest.mark.parametrize(("one", "other"), [*product(range(len(PARTS)), repeat=2)])
def test_no_overlap_is_missed(one: int, other: int) -> None:
    first, second = PARTS[one], PARTS[other]
    shares = bool(np.shares_memory(first, second))
    for written, read in (([first], [second]), ([first, second], [])):
        assert (overlapping(written, read) == 0) is shares
        assert may_overlap(written, read) or not shares


def test_what_only_lies_beside_it_is_told_apart() -> None:
    assert not may_overlap([PARTS[0]], [PARTS[1], PARTS[4]])
    assert not may_overlap([PARTS[6]], [PARTS[0], PARTS[4]])
    assert not may_overlap([PARTS[0], PARTS[4]], [PARTS[6]])
    assert may_overlap([PARTS[4]], [PARTS[5]])  # by where they begin and end
    assert overlapping([PARTS[4]], [PARTS[5]]) is None


def test_what_is_empty_lies_nowhere() -> None:
    assert not may_overlap([MEMORY[5:5], MEMORY[:0]], [MEMORY[7:7], *PARTS])


def test_what_is_read_may_overlap_what_is_read() -> None:
    assert not may_overlap([PARTS[1]], [PARTS[0], PARTS[0], PARTS[3]])
    assert overlapping([PARTS[1]], [PARTS[0], PARTS[0]]) is None


def test_the_first_that_overlaps_is_told() -> None:
    assert overlapping([PARTS[3], PARTS[1], PARTS[4]], [PARTS[2]]) == 1
