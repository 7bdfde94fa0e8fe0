"""Importing: cheap, lazy, and downward only; the oracle borrows nothing."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import indicatorkit

HEAVY = {"pandas", "numpy", "networkx", "jinja2", "rich", "hypothesis", "click", "pydantic", "tree_sitter"}
PROGRAM = """
import json, sys, time
begun = time.perf_counter()
import indicatorkit
seconds = time.perf_counter() - begun
eager = [name for name in getattr(indicatorkit, "__all__", ()) if name in vars(indicatorkit)]
print(json.dumps({"seconds": seconds, "modules": sorted(sys.modules), "eager": eager}))
"""


def imported(body: list[ast.stmt]) -> set[str]:
    """The libraries that these statements import, at any depth; "" is the package itself, by a relative import."""
    found = [node for statement in body for node in ast.walk(statement)]
    whole = {alias.name for node in found if isinstance(node, ast.Import) for alias in node.names}
    parts = {"" if node.level else str(node.module) for node in found if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in whole | parts}


@pytest.fixture(scope="module")
def fresh() -> dict[str, Any]:
    """What a fresh interpreter says after `import indicatorkit`; not measured, so that the time is honest."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, env=environment, text=True, check=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_importing_the_package_loads_none_of_the_heavy_libraries(
    fresh: dict[str, Any], tell: Callable[[str], None]
) -> None:
    tell(f"import indicatorkit: {1000 * fresh['seconds']:.1f} ms")
    assert not HEAVY.intersection(fresh["modules"])


def test_public_names_are_not_loaded_before_they_are_used(fresh: dict[str, Any]) -> None:
    assert set(fresh["eager"]) <= {"__version__", "FORMAT_VERSION"}


def test_every_public_name_loads_when_it_is_used() -> None:
    assert indicatorkit.__all__
    assert [name for name in indicatorkit.__all__ if getattr(indicatorkit, name, None) is None] == []


def test_completion_offers_every_public_name() -> None:
    assert set(indicatorkit.__all__) <= set(dir(indicatorkit))


def test_a_name_that_does_not_exist_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scoer'"):
        _ = indicatorkit.scoer


def test_the_face_names_heavy_libraries_only_in_its_types() -> None:
    """`ik.load` and `ik.score_case` must not wait for what only a frame or a graph needs."""
    for path in sorted((Path(indicatorkit.__file__).parent / "api").glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        run = [
            node for node in tree.body if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
        ]
        assert not {"pandas", "numpy", "networkx"}.intersection(imported(run)), path


def test_the_oracle_borrows_nothing_from_the_library() -> None:
    """A mistake in the library must not be repeated by what it is compared with."""
    tree = ast.parse((Path(__file__).parent / "oracle.py").read_text("utf-8"))
    borrowed = imported(tree.body)
    assert borrowed <= sys.stdlib_module_names - {"importlib", "runpy"}
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert called.isdisjoint({"__import__", "exec", "eval"})


@pytest.mark.parametrize(
    ("name", "rooms"), [("brute", ("explain", "diagram", "folding")), ("proving", ("verify", "diagram", "folding"))]
)
def test_a_brute_force_borrows_nothing_from_what_it_is_held_against(name: str, rooms: tuple[str, ...]) -> None:
    tree = ast.parse((Path(__file__).parent / f"{name}.py").read_text("utf-8"))
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert "indicatorkit.plan" in modules
    assert not [each for each in modules for room in rooms if each.startswith(f"indicatorkit.{room}")]
