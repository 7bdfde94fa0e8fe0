"""The picture and the page of the house: every room is there, and whoever knows another stands above it."""

from __future__ import annotations

import re

import grimp
import networkx as nx

from tests.reference.architecture import page
from tests.reference.house import picture
from tests.reference.rooms import FLOORS, SOURCE, known, rooms

DRAWN = picture()


def test_every_room_is_drawn_once_and_told_once() -> None:
    there = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    named = sorted(each.name for each in rooms())
    assert named == sorted(there - {"__init__"})
    assert sorted(re.findall(r">(\w+)</text></g>", DRAWN)) == named
    assert sorted(re.findall(r"^\| `(\w+)/?` \| [^|]+ \|$", page(), re.MULTILINE)) == named


def test_the_lines_say_all_that_is_known_and_no_more() -> None:
    graph = grimp.build_graph("indicatorkit")
    said = nx.transitive_closure(nx.DiGraph(known()))
    found = {
        (one.split(".")[1], other.split(".")[1])
        for one in graph.modules - {"indicatorkit"}
        for other in graph.find_modules_directly_imported_by(one) - {"indicatorkit"}
    }
    assert {(one, other) for one, other in found if one != other} <= {*said.edges}
    assert known() <= found
    assert {*re.findall(r"<title>(\w+) knows (\w+)</title>", DRAWN)} == known()


def test_whoever_knows_another_stands_above_it() -> None:
    boxes = re.findall(r'<rect x="[^"]+" y="([^"]+)"[^>]*/><text[^>]*>(\w+)<', DRAWN)
    high = {name: float(y) for y, name in boxes}
    assert not [(one, other) for one, other in known() if high[one] >= high[other]]


def test_no_boxes_lie_over_each_other() -> None:
    found = [
        tuple(map(float, each))
        for each in re.findall(r'<rect x="([^"]+)" y="([^"]+)" width="([^"]+)" height="24"', DRAWN)
    ]
    assert len(found) == len(rooms())
    for at, (x, y, width) in enumerate(found):
        for x1, y1, width1 in found[:at]:
            assert x + width <= x1 or x1 + width1 <= x or abs(y - y1) >= 24


def test_every_floor_has_a_room() -> None:
    assert {each.floor for each in rooms()} == {*FLOORS.values()}
