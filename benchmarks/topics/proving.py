"""How long proofs about rules take: of NAD, of made frameworks of 180 and 512 questions, and of a table of 50 by 8.

A framework is compiled before; nothing that is proved is remembered from one round to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.measuring import Race
from benchmarks.topics.explaining import large_framework

SIZES = ((5, 6, 6), (8, 8, 8))  # themes, indicators in each, questions in each: 180 and 512


def measurements() -> Iterator[Race]:
    """What is measured, each with its yardstick."""
    import indicatorkit as ik
    from benchmarks.topics.tables import framework as of_a_table

    nad = ik.load("nad")
    yield measured("everything about NAD", nad)
    yield measured("NAD is monotone, every node", nad, claims=["monotone"])
    for themes, indicators, questions in SIZES:
        large = large_framework(themes=themes, indicators=indicators, questions=questions)
        number = themes * indicators * questions
        found = ik.verify(large, claims=["monotone"], nodes=["whole"]).of("monotone", "whole").status
        yield measured(f"{number} questions, whether the top is monotone ({found})", large, ["monotone"], ["whole"])
        found = ik.verify(large, claims=["never_regrey"], nodes=["whole"]).of("never_regrey", "whole").status
        yield measured(f"{number} questions, never grey again ({found})", large, ["never_regrey"], ["whole"])
    table = of_a_table(50, 8, 1)
    yield measured("a table of 50 by 8: gaps and dead rows", table, claims=["total", "rows_decide"])


def measured(what: str, framework: Any, claims: list[str] | None = None, nodes: list[str] | None = None) -> Race:
    """Proving these claims about these nodes, against scoring one case in which nothing is answered."""
    import indicatorkit as ik

    return Race(
        what,
        {
            "proved": lambda: ik.verify(framework, claims=claims, nodes=nodes),
            "scoring one case": lambda: ik.score_case(framework, {}),
        },
        rounds=5,
    )
