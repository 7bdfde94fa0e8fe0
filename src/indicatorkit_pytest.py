"""The pytest plugin: framework files are tests.

`pytest frameworks/nad.toml` runs its examples, its promises, and what must hold of every framework. Which files are
taken is decided so that nothing changes for a project that happens to have this library installed:

* a framework file that is named on the command line;
* every framework file that lies right in a folder that is named there, when no Python file does: `pytest frameworks/`
  means these, `pytest tests/` does not mean the frameworks that some test reads;
* every framework file below what is named, with `--indicatorkit`;
* what the setting `indicatorkit_frameworks` names, a list of patterns: also when nothing is named.

A framework file is a TOML file with `format = …` and `[framework]`. Others are left alone, whatever names them.

This module stands outside the package, and loads it only when there is a framework file: pytest loads it in every run,
before anything that measures coverage has begun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from indicatorkit import Framework
    from indicatorkit.testing import Scored

SETTING = "indicatorkit_frameworks"
_HEADER = re.compile(rb"^[ \t]*\[[ \t]*framework[ \t]*\]", re.MULTILINE)
_FORMAT = re.compile(rb"^[ \t]*format[ \t]*=", re.MULTILINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options and the setting."""
    group = parser.getgroup("indicatorkit")
    group.addoption("--indicatorkit", action="store_true", help="collect every framework file below what is named")
    group.addoption("--indicatorkit-facts", action="store_true", help="test also what need not hold of a framework")
    parser.addini(SETTING, "patterns of framework files to collect, from the root", type="args", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """The markers; and where nothing is named on the command line, the files of the setting are."""
    config.addinivalue_line("markers", "framework(source): the framework that the fixture of that name gives")
    config.addinivalue_line("markers", "indicatorkit: a test that stands in a framework file")
    if not _is_named(config):
        named = [Path(each).resolve() for each in config.args]
        config.args += [str(each) for each in _set(config) if not any(each.is_relative_to(other) for other in named)]


def _set(config: pytest.Config) -> list[Path]:
    """The files that the setting names."""
    patterns: list[str] = config.getini(SETTING)
    return sorted({each for pattern in patterns for each in config.rootpath.glob(pattern) if each.is_file()})


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A framework file, where it is wanted."""
    if (
        file_path.suffix != ".toml"
        or file_path.name.endswith(".examples.toml")
        or not _is_wanted(file_path, parent)
        or not _is_framework(file_path)
    ):
        return None
    from indicatorkit.testing.collecting import FrameworkFile  # noqa: PLC0415  # see above

    facts = parent.config.getoption("--indicatorkit-facts")
    found: pytest.Collector = FrameworkFile.from_parent(parent, path=file_path, facts=facts)
    found.add_marker("indicatorkit")
    return found


def _is_wanted(file: Path, parent: pytest.Collector) -> bool:
    if parent.session.isinitpath(file) or parent.config.getoption("--indicatorkit") or file in _set(parent.config):
        return True
    folder = file.parent
    return _is_named(parent.config) and parent.session.isinitpath(folder) and not any(folder.glob("*.py"))


def _is_named(config: pytest.Config) -> bool:
    """Whether somebody named what to test on the command line."""
    told: dict[str, Any] = getattr(config, "workerinput", {})
    return bool(told.get(_NAMED, config.args_source is pytest.Config.ArgsSource.ARGS))


_NAMED = "indicatorkit_named"


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist what it cannot see: everything is named on its own command line."""
    node.workerinput[_NAMED] = _is_named(node.config)


def _is_framework(file: Path) -> bool:
    try:
        content = file.read_bytes()
    except OSError:
        return False
    return bool(_HEADER.search(content) and _FORMAT.search(content))


# ------------------------------------------------------------------------------------------------------------- fixtures


@pytest.fixture
def framework(request: pytest.FixtureRequest) -> Framework:
    """The framework of the marker `framework`, or of the test's class, or the only one that the setting names."""
    from indicatorkit import load  # noqa: PLC0415  # see above

    named = next(_named(request), None)
    if named is None:
        raise pytest.UsageError(f"which framework? mark the test with @pytest.mark.framework(…), or set {SETTING}")
    kept = request.config.stash.setdefault(_KEPT, {})
    if str(named) not in kept:
        kept[str(named)] = load(named)
    found: Framework = kept[str(named)]
    return found


_KEPT = pytest.StashKey[dict[str, Any]]()


def _named(request: pytest.FixtureRequest) -> Iterator[str | Path]:
    marker = request.node.get_closest_marker("framework")
    named = marker.args[0] if marker is not None else getattr(request.cls, "framework", None)
    if named is not None:
        beside = request.path.parent / named
        yield beside if beside.is_file() else named
    files = _set(request.config)
    if len(files) == 1:
        yield files[0]


@pytest.fixture
def score_case(framework: Framework) -> Callable[..., Scored]:
    """A function that scores answers: `score_case({"plan": "yes"}, wave=None)`."""
    from indicatorkit.testing.scored import scored  # noqa: PLC0415  # see above

    return lambda answers, wave=None: scored(framework, answers, wave)
