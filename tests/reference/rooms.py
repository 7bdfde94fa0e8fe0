"""The rooms of the house: which floor each is on, what it holds, and which others it knows, read from the imports."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import grimp
import networkx as nx

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "indicatorkit"
FLOORS = {
    "__main__": "Doors",
    "report": "What is made of outcomes",
    "explain": "Why, and what goes in and out",
    "seeking": "What comes out",
    "plan": "What a framework says",
    "gaps": "What a rule means",
    "clauses": "Words of the house",
}
"""The first room of each floor, in the order of the layers, with what the floor is called."""


@dataclass(frozen=True)
class Room:
    """One room: its name, its floor, the sentence with which it opens, and whether it is more than one file."""

    name: str
    floor: str
    says: str
    is_folder: bool


@cache
def layers() -> tuple[tuple[str, ...], ...]:
    """The rooms from the top down, as the contract of the imports has them."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (found,) = [each["layers"] for each in config if each["type"] == "layers"]
    return tuple(tuple(room.strip(" ()") for room in layer.split("|")) for layer in found)


@cache
def rooms() -> tuple[Room, ...]:
    """Every room, in that order."""
    return tuple(_rooms())


def _rooms() -> Iterator[Room]:
    floor = ""
    for layer in layers():
        floor = next((FLOORS[name] for name in layer if name in FLOORS), floor)
        for name in layer:
            folder = SOURCE / name
            first = folder / "__init__.py" if folder.is_dir() else SOURCE / f"{name}.py"
            said = ast.get_docstring(ast.parse(first.read_text("utf-8"))) or ""
            yield Room(name, floor, said.partition("\n")[0], folder.is_dir())


@cache
def known() -> frozenset[tuple[str, str]]:
    """Which room knows which: an import, for types included; what follows from others is left out."""
    graph, found = grimp.build_graph("indicatorkit"), nx.DiGraph()
    for module in graph.modules:
        for other in graph.find_modules_directly_imported_by(module):
            rooms_ = [each.split(".")[1] for each in (module, other) if "." in each]
            if len(rooms_) == 2 and rooms_[0] != rooms_[1]:
                found.add_edge(*rooms_)
    return frozenset(nx.transitive_reduction(found).edges)
