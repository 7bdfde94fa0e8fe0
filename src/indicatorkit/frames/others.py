"""One file may hold the answers to several frameworks: what is about another one is counted, and is no error."""

from __future__ import annotations

from collections.abc import Iterable

from ..answers import Rejection
from .findings import Findings
from .names import OF_ANOTHER


def say_others(findings: Findings, cells: Iterable[Rejection], notes: Iterable[Rejection]) -> None:
    """One finding for each other framework: how many cells and notes are about it."""
    counts: dict[str, list[int]] = {}
    first: dict[str, int] = {}
    for place, rejections in enumerate((cells, notes)):
        for each in rejections:
            if each.framework:
                counts.setdefault(each.framework, [0, 0])[place] += len(each.records)
                first[each.framework] = min(*each.records, first.get(each.framework, each.records[0]))
    for framework, (answers, remarks) in counts.items():
        words = {"framework": framework, "number": answers, "notes": remarks}
        findings.add(OF_ANOTHER, [first[framework]], severity="info", together=True, words=words)
