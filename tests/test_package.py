"""What is installed: the package, its words and the shipped frameworks, and nothing else."""

import ast
import sys
import tomllib
from functools import cache
from importlib.metadata import EntryPoint, files, packages_distributions, requires, version
from pathlib import Path
from re import findall, match

import pytest

import indicatorkit

PACKAGE = Path(indicatorkit.__file__).parent
REPOSITORY = Path(__file__).parents[1]
FRAMEWORKS = REPOSITORY / "frameworks"
MADE_UP = REPOSITORY / "examples" / "national"
OTHER_HALVES = {"pydantic-core": "pydantic"}  # one project in two distributions, of which we ask for the first


PLUGIN = "indicatorkit_pytest.py"


@cache
def modules() -> tuple[tuple[Path, tuple[ast.AST, ...]], ...]:
    """Every module of the package, and the plugin beside it, read once but not imported: all that stands in it."""
    files = (*sorted(PACKAGE.rglob("*.py")), PACKAGE.parent / PLUGIN)
    trees = ((path.relative_to(PACKAGE.parent), ast.parse(path.read_text("utf-8"))) for path in files)
    return tuple((path, tuple(ast.walk(tree))) for path, tree in trees)


def installed_files() -> set[str]:
    """The files that the installation copied, as posix paths; none for an editable installation."""
    return {path.as_posix() for path in files("indicatorkit") or () if path.parts[0] == "indicatorkit"}


def test_the_version_is_said_once() -> None:
    assert version("indicatorkit") == indicatorkit.__version__


def test_type_checkers_find_the_types_and_users_the_words() -> None:
    assert (PACKAGE / "py.typed").is_file()
    assert (PACKAGE / "words" / "nl.toml").is_file()
    assert (PACKAGE / "words" / "en.toml").is_file()


def test_pytest_and_hypothesis_find_what_is_meant_for_them() -> None:
    said = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    for group, name in (
        ("pytest11", "indicatorkit_pytest"),
        ("hypothesis", "indicatorkit.known_to_hypothesis:register"),
    ):
        assert said[group] == {"indicatorkit": name}
        assert EntryPoint("indicatorkit", name, group).load()


def test_every_shipped_framework_is_installed_as_it_stands_in_the_repository() -> None:
    if not installed_files():
        pytest.skip("an editable installation copies nothing; the frameworks are read where they lie")
    shipped = {path.relative_to(FRAMEWORKS): path.read_bytes() for path in FRAMEWORKS.rglob("*") if path.is_file()}
    copied = PACKAGE / "frameworks"
    assert {path.relative_to(copied): path.read_bytes() for path in copied.rglob("*") if path.is_file()} == shipped
    assert {Path("nad.toml"), Path("beschermd_thuis.toml")} <= shipped.keys()


def test_the_made_up_answers_are_installed_without_what_made_them() -> None:
    if not installed_files():
        pytest.skip("an editable installation copies nothing; the answers are read where they lie")
    copied = PACKAGE / "examples" / "national"
    tables = {path.relative_to(MADE_UP): path.read_bytes() for path in MADE_UP.rglob("*.csv")}
    assert {path.relative_to(copied): path.read_bytes() for path in copied.rglob("*") if path.is_file()} == tables


def test_only_the_package_and_its_plugin_are_installed() -> None:
    if not installed_files():
        pytest.skip("an editable installation copies nothing")
    tops = {path.parts[0] for path in files("indicatorkit") or () if ".." not in path.parts}
    tops -= {"__pycache__"}  # of the plugin
    known = {"indicatorkit", PLUGIN}
    assert all(top in known or match(r"indicatorkit-.*\.dist-info$", top) for top in tops), tops
    suffixes = {Path(name).suffix for name in installed_files()}
    assert suffixes <= {".py", ".pyc", ".typed", ".toml", ".csv", ".json", ".j2", ".css", ".js", ".c"}
    assert [name for name in installed_files() if name.endswith(".c")] == ["indicatorkit/engine/native/kernel.c"]


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    nodes = [node for _, found in modules() for node in found]
    imported = {alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {
        str(node.module).split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom) and not node.level
    }
    distributions = packages_distributions()
    used = {
        OTHER_HALVES.get(distribution, distribution)
        for name in imported - sys.stdlib_module_names
        for distribution in (each.lower().replace("_", "-") for each in distributions[name])
    }
    lines = requires("indicatorkit") or ()
    declared = {findall(r"^[\w-]+", line)[0] for line in lines if "extra ==" not in line}
    for_tests = {findall(r"^[\w-]+", line)[0] for line in lines if 'extra == "test"' in line}
    optional = {findall(r"^[\w-]+", line)[0] for line in lines if 'extra == "frames"' in line}
    assert used - for_tests - optional - {"indicatorkit"} == declared
    assert used & for_tests - optional == {"hypothesis", "pytest"}


def test_no_framework_is_named_in_the_code() -> None:
    """Docstrings may show one as an example; what the code does never depends on which framework it is."""
    ids = {path.stem for path in FRAMEWORKS.glob("*.toml")}
    found = []
    for path, nodes in modules():
        docstrings = {
            id(node.body[0].value)
            for node in nodes
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                found += [(str(path), node.lineno, each) for each in findall(r"\w+", node.value) if each in ids]
    assert not found
