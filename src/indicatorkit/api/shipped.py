"""What comes with the library, frameworks, rosters, made-up answers: in the package, or the checkout it runs from."""

from __future__ import annotations

from pathlib import Path

from ..toml.beside import is_beside

HERE = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """The folder with the shipped frameworks."""
    return _found("frameworks")


def _found(name: str) -> Path:
    installed = HERE / name
    return installed if installed.is_dir() else HERE.parent.parent / name


def shipped() -> dict[str, Path]:
    """The shipped frameworks by id, in alphabetical order."""
    return {path.stem: path for path in sorted(folder().glob("*.toml")) if not is_beside(path)}


def shipped_rosters() -> dict[str, Path]:
    """The shipped rosters by id, in alphabetical order."""
    return {path.stem: path for path in sorted((folder() / "rosters").glob("*.toml"))}


def made_up() -> dict[str, Path]:
    """The folders with made-up answers of all entities of a roster, by the id of the framework that they answer."""
    tables = sorted((_found("examples") / "national").glob("*/answers.csv"))
    return {path.parent.name: path.parent for path in tables}


def find(source: str | Path) -> Path:
    """The file that is meant: the id of a shipped framework, or a path."""
    found = shipped().get(str(source))
    return found if found is not None and not Path(source).is_file() else Path(source)
