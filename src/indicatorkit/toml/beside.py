"""The file of examples beside a framework: which it is, and what stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, Final

from ..expected import Example
from ..light import dataclass
from .cases import Cases
from .cells import Cells
from .findings import Findings
from .foreign import unknown_key
from .outcomes import Outcomes
from .versions import format_is_known

SUFFIX: Final = ".examples.toml"
TOP: Final = ("format", "framework", "example")


@dataclass(frozen=True, slots=True)
class Beside:
    """The tables of a file of examples, and what is wrong with it."""

    doc: Mapping[str, Any]
    findings: Findings


def beside(framework: str | FilePath) -> FilePath:
    """The file of examples of the framework in this file, whether or not there is one.

    >>> beside("rules/nad.toml").as_posix()
    'rules/nad.examples.toml'
    """
    return FilePath(framework).with_suffix(SUFFIX)


def is_beside(file: FilePath) -> bool:
    """Whether the name is that of a file of examples, not of a framework."""
    return file.name.endswith(SUFFIX)


def more_examples(framework: str, given: Beside, outcomes: Outcomes, waves: Sequence[str]) -> tuple[Example, ...]:
    """The examples of the file; none of them when anything is wrong with it."""
    findings = given.findings
    if not _is_ours(framework, given):
        return ()
    found = Cases(outcomes, Cells(outcomes, waves, findings), (given.doc, findings)).examples()
    return () if findings.errors else found


def _is_ours(framework: str, given: Beside) -> bool:
    """Whether it can be read at all, and is of this very framework."""
    doc, findings = given.doc, given.findings
    for key in doc:
        if key not in TOP:
            unknown_key(key, (key,), TOP, findings)
    table = doc.get("framework")
    said = table.get("id") if isinstance(table, Mapping) else None
    if not format_is_known(doc, findings):
        return False
    if said is None:
        findings.error("missing-key", ("framework",), at="header", key="id")
    elif said != framework:
        findings.error("examples-of-another", ("framework", "id"), found=said, framework=framework)
    return not findings.errors
