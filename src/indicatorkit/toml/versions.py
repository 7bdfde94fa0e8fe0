"""Whether this library is the one that a file asks for: by its format, and by `requires-indicatorkit`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..version import FORMAT, __version__
from .findings import Findings

REQUIRES: Final = ("framework", "requires-indicatorkit")


def format_is_known(doc: Mapping[str, Any], findings: Findings) -> bool:
    """Whether a file says that it is of our format: of another one the same words mean other things."""
    if "format" not in doc:
        findings.error("format-missing", ())
        return False
    known: bool = doc["format"] == FORMAT and not isinstance(doc["format"], bool)
    if not known:
        findings.error("format-unknown", ("format",), found=doc["format"], ours=FORMAT, mine=__version__)
    return known


def version_fits(doc: Mapping[str, Any], findings: Findings) -> bool:
    """Whether a framework may be read by this version; bounds that cannot be read are a finding and keep nobody out."""
    table = doc.get(REQUIRES[0])
    wanted = table.get(REQUIRES[1]) if isinstance(table, Mapping) else None
    if not isinstance(wanted, str):
        return True  # absent, or no text: its model says so
    verdict = satisfies(__version__, wanted)
    if verdict is None:
        findings.error("not-a-version", REQUIRES, found=wanted)
    elif not verdict:
        findings.error("needs-another-version", REQUIRES, found=wanted, mine=__version__)
    return verdict is not False


def satisfies(mine: str, wanted: str) -> bool | None:
    """Whether the version satisfies every bound, `">=0.4, <2"`; nothing when a bound cannot be read.

    Bounds are those of Python packages (PEP 440). What comes before a release counts as that release, so that files can
    be tried with it.
    """
    from packaging.specifiers import InvalidSpecifier, SpecifierSet  # noqa: PLC0415  # few files ask for a version
    from packaging.version import Version  # noqa: PLC0415

    try:
        bounds = SpecifierSet(wanted)
    except InvalidSpecifier:
        return None
    return bounds.contains(Version(mine).base_version) if len(bounds) else None
