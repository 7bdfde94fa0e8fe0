"""Importing: cheap, lazy, and downward only; the oracle borrows nothing."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

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


@pytest.fixture(scope="module")
def fresh() -> dict[str, object]:
    """What a fresh interpreter says after `import indicatorkit`; not measured, so that the time is honest."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, env=environment, text=True, check=True)
    said: dict[str, object] = json.loads(done.stdout)
    return said


def test_importing_the_package_loads_none_of_the_heavy_libraries(fresh: dict[str, object]) -> None:
    print(f"import indicatorkit: {1000 * fresh['seconds']:.1f} ms")
    assert not HEAVY.intersection(fresh["modules"])


def test_public_names_are_not_loaded_before_they_are_used(fresh: dict[str, object]) -> None:
    assert set(fresh["eager"]) <= {"__version__"}


def test_every_public_name_loads_when_it_is_used() -> None:
    assert indicatorkit.__all__
    assert [name for name in indicatorkit.__all__ if getattr(indicatorkit, name, None) is None] == []


def test_completion_offers_every_public_name() -> None:
    assert set(indicatorkit.__all__) <= set(dir(indicatorkit))


def test_a_name_that_does_not_exist_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scoer'"):
        _ = indicatorkit.scoer


def test_the_oracle_borrows_nothing_from_the_library() -> None:
    """A mistake in the library must not be repeated by what it is compared with."""
    tree = ast.parse((Path(__file__).parent / "oracle.py").read_text("utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else ["." * node.level + (node.module or "")]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names - {"importlib", "runpy"}
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert called.isdisjoint({"__import__", "exec", "eval"})
