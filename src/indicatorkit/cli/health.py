"""What of this installation works: versions, the kernel, what is installed beside it, frameworks, the terminal."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, Final

from .. import __version__
from ..api import Framework, FrameworkError, IndicatorkitError, Issue, Roster, load, load_roster
from ..api.shipped import shipped, shipped_rosters
from ..engine.native.library import Status, status
from ..light import dataclass

NAME: Final = "indicatorkit"
SIGNS: Final = "◐ ● ○ – ‘é’"
"""What boards are drawn with."""
_REQUIRED: Final = re.compile(r"[\w.-]+")
_EXTRA: Final = re.compile(r"extra\s*==\s*['\"]([\w.-]+)['\"]")


@dataclass(frozen=True, slots=True)
class Package:
    """A distribution that is asked for, and the version that is installed; nothing where it is not."""

    name: str
    version: str | None


@dataclass(frozen=True, slots=True)
class Shipped:
    """A framework or roster that comes along: where it was found, what it is, or why it cannot be read."""

    id: str
    file: Path
    made: Framework | Roster | None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """All of it. `kernel` is which path scores whole columns and why; or what is wrong with what was asked for.

    `needed` are the packages without which nothing works, `extras` those of each extra.
    """

    kernel: Status | Issue
    needed: tuple[Package, ...]
    extras: Mapping[str, tuple[Package, ...]]
    shipped: tuple[Shipped, ...]
    encoding: str
    shows_signs: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What must be there and is not."""
        return tuple(each.name for each in self.needed if each.version is None)

    @property
    def is_well(self) -> bool:
        """Whether all that must work does: every package that is needed, every framework and roster, the kernel."""
        frameworks = [each for each in self.shipped if isinstance(each.made, Framework)]
        reads = bool(frameworks) and all(each.made is not None for each in self.shipped)
        return reads and not self.missing and isinstance(self.kernel, Status)

    def as_dict(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "well": self.is_well,
            "version": __version__,
            "python": platform.python_version(),
            "executable": sys.executable,
            "platform": platform.platform(),
            "kernel": _kernel(self.kernel),
            "needed": {each.name: each.version for each in self.needed},
            "extras": {extra: {each.name: each.version for each in parts} for extra, parts in self.extras.items()},
            "shipped": [
                {
                    "id": each.id,
                    "kind": "roster" if each.file.parent.name == "rosters" else "framework",
                    "file": str(each.file),
                    "loads": each.made is not None,
                    "issues": [issue.as_dict() for issue in each.issues],
                }
                for each in self.shipped
            ],
            "terminal": {"encoding": self.encoding, "shows_signs": self.shows_signs},
        }


def health() -> Health:
    """What of this installation works now."""
    needed, extras = packages()
    try:
        kernel: Status | Issue = status()
    except IndicatorkitError as wrong:
        kernel = wrong.issues[0]
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return Health(kernel, needed, extras, _all_shipped(), encoding, can_show(SIGNS, encoding))


def packages() -> tuple[tuple[Package, ...], dict[str, tuple[Package, ...]]]:
    """What must be installed, and for each extra what it adds; nothing where it runs from files that lie somewhere."""
    try:
        lines = requires(NAME) or []
    except PackageNotFoundError:
        lines = []
    needed: list[Package] = []
    extras: dict[str, list[Package]] = {}
    for line in lines:
        named, extra = _REQUIRED.match(line), _EXTRA.search(line)
        assert named is not None, "every requirement begins with a name"
        (needed if extra is None else extras.setdefault(extra[1], [])).append(Package(named[0], _installed(named[0])))
    return tuple(needed), {extra: tuple(parts) for extra, parts in extras.items()}


def can_show(text: str, encoding: str) -> bool:
    """Whether an encoding has all these signs."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _all_shipped() -> tuple[Shipped, ...]:
    frameworks = [_read(id_, file, load) for id_, file in shipped().items()]
    return (*frameworks, *(_read(id_, file, load_roster) for id_, file in shipped_rosters().items()))


def _read(id_: str, file: Path, reader: Any) -> Shipped:
    try:
        return Shipped(id_, file, reader(file))
    except FrameworkError as wrong:
        return Shipped(id_, file, None, tuple(wrong.issues))


def _kernel(kernel: Status | Issue) -> dict[str, Any]:
    if isinstance(kernel, Issue):
        return {"path": None, "why": kernel.code, "detail": str(kernel), "compiler": None, "file": None}
    compiler, file = (None if each is None else str(each) for each in (kernel.compiler, kernel.file))
    return {"path": kernel.path, "why": kernel.why, "detail": kernel.detail, "compiler": compiler, "file": file}
