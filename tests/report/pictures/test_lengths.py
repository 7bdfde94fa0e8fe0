"""Patterns drawn out along a bar: each once, and wherever a part of the bar lies some of its pattern is in it."""

import re
from collections.abc import Iterator

import pytest

from indicatorkit.report.hatching import PATTERNS
from indicatorkit.report.looks import Look
from indicatorkit.report.pictures.lengths import LENGTH, length, lengths

HEIGHT = 22
LINE = re.compile(r"M(-?[\d.]+) (-?[\d.]+)(?:H([\d.]+)|V([\d.]+)|l(-?[\d.]+) (\d+))")


@pytest.mark.parametrize("name", PATTERNS)
def test_no_part_of_a_bar_is_without_its_pattern(name: str) -> None:
    look = Look("grey-unknown", "Onbekend", "O", "#e6e9ec", name)
    drawn = str(lengths("bar", [look, look], HEIGHT))
    assert drawn.count("<path") == 1
    assert f'id="{length("bar", look)}"' in drawn
    lines = list(spans(drawn))
    bare = 0.0  # up to here there is something in each part
    for low, high in sorted(lines):
        assert low - bare <= 2 * PATTERNS[name].gap
        bare = max(bare, high)
    assert bare >= LENGTH - 2 * PATTERNS[name].gap


def test_a_look_without_a_pattern_has_none() -> None:
    look = Look("green", "Op koers", "●", "#0f554f")
    assert length("bar", look) == ""
    assert "<path" not in lengths("bar", [look], HEIGHT)


def spans(drawn: str) -> Iterator[tuple[float, float]]:
    """From where to where each line reaches, along the bar."""
    found = LINE.findall(drawn)
    assert len(found) == drawn.count("M")
    for x, y, to, down, along, height in found:
        assert 0 <= float(y) < HEIGHT
        assert int(down or height or HEIGHT) == HEIGHT
        begin, end = float(x), float(to or x) + float(along or 0)
        yield min(begin, end), max(begin, end)
