"""Whatever is done to a framework, reading it never raises: there is a framework, or issues that can be told."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from indicatorkit.toml.read import Reading, from_dict, read
from tests import draw

HERE = Path(__file__).parents[2]
TEXTS = [
    file.read_bytes()
    for file in (*(HERE / "frameworks").glob("b*.toml"), *(HERE / "conformance" / "refused").glob("*.toml"))
]
ODD = [3, True, "x", "", "grey", "a/b", "1/0", "2/3", [], {}, [1], ["a"], [[]], [{}], {"a": 1}, {"tag": "kern"}]
ODD += [Decimal("NaN"), Decimal("1e500"), dt.date(2024, 1, 1), {"counts_as": "x"}, {"same_as": "y"}, 10**30]
ODD += [{"any_of": [{}]}, {"wave": {"from": "q"}}, "themes", {"at_worst": "rood"}, "leave_out", "none", "\ud800"]
KEYS = "id rule rollup answer uses weights missing rows when then of points map limits bands scale group indicator also"
PIECES = [b"[", b"]", b"{", b"}", b'"', b"'", b'"""', b"=", b",", b".", b"#", b"\n", b"\xff", b"\x00", b"\\", b"\r"]
PIECES += [b"[[theme]]\n", b"0,5", b"nan", b"2024-01-01", "“".encode(), b'id = "x"\n']


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a document: the table or list, and the key or index in it."""
    for key in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from places(value[key])


def told(reading: Reading) -> None:
    assert reading.framework is not None or reading.issues
    assert all(issue.render(lang) for issue in reading.issues for lang in ("nl", "en"))


@pytest.mark.parametrize("seed", range(10))
def test_documents_with_odd_values_and_keys(seed: int) -> None:
    rng = Random(seed)
    for _ in range(30):
        doc = copy.deepcopy(draw.framework(rng))
        for _ in range(rng.randint(1, 4)):
            found = list(places(doc))
            table, key = rng.choice(found)
            if rng.random() < 0.3:
                del table[key]
            elif rng.random() < 0.7:
                table[key] = copy.deepcopy(rng.choice(ODD))
            elif isinstance(table, dict):
                table[rng.choice(KEYS.split())] = copy.deepcopy(rng.choice(ODD))
            if not doc:
                break
        told(from_dict(doc))


@pytest.mark.parametrize("seed", range(10))
def test_files_with_pieces_put_in_and_taken_out(seed: int) -> None:
    rng = Random(seed)
    for _ in range(60):
        text = bytearray(rng.choice(TEXTS))
        for _ in range(rng.randint(1, 6)):
            start = rng.randrange(len(text) + 1)
            if rng.random() < 0.5:
                text[start:start] = rng.choice(PIECES)
            else:
                del text[start : start + rng.randint(1, 30)]
        reading = read(bytes(text))
        told(reading)
        assert all(issue.where.line and issue.where.column for issue in reading.issues)
