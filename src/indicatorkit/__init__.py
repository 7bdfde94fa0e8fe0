"""Indicator frameworks declared in TOML: scored, explained down to the missing answer, and proved.

    import indicatorkit as ik

    fw = ik.load("nad")
    scores = ik.score(fw, "answers.csv")
    print(ik.explain(scores, "vroegsignalering", entity="Alkmaar"))

Importing the package defines names and does nothing else; what a name needs is loaded when it is first used.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .api import (
        Answers,
        Calibration,
        CallList,
        Case,
        CodedColumn,
        CodedScores,
        Comparison,
        Compiled,
        DataError,
        Difference,
        Entry,
        Explanation,
        Framework,
        FrameworkError,
        IndicatorkitError,
        Issue,
        Item,
        LeafReason,
        Limits,
        MissingExtraError,
        Mutation,
        NodeReason,
        Option,
        Perspectives,
        Picture,
        Policies,
        Ranking,
        Receipt,
        Roster,
        ScoredBatches,
        Scores,
        Summary,
        SwingSetup,
        Verdict,
        Verdicts,
        Where,
        Witness,
        Written,
        calibrate,
        check,
        collect_next,
        compare,
        compile,
        diff,
        draw,
        explain,
        frameworks,
        graph,
        load,
        load_roster,
        mutate,
        perspectives,
        policies,
        progress,
        read_answers,
        read_scores,
        report_pages,
        rosters,
        schema,
        score,
        score_batches,
        score_case,
        summarise,
        verify,
        why_grey,
        write,
        write_questionnaire,
        write_report,
    )
    from .words import Lang

FORMAT_VERSION = 1

__all__ = [
    "FORMAT_VERSION",
    "Answers",
    "Calibration",
    "CallList",
    "Case",
    "CodedColumn",
    "CodedScores",
    "Comparison",
    "Compiled",
    "DataError",
    "Difference",
    "Entry",
    "Explanation",
    "Framework",
    "FrameworkError",
    "IndicatorkitError",
    "Issue",
    "Item",
    "LeafReason",
    "Limits",
    "MissingExtraError",
    "Mutation",
    "NodeReason",
    "Option",
    "Perspectives",
    "Picture",
    "Policies",
    "Ranking",
    "Receipt",
    "Roster",
    "ScoredBatches",
    "Scores",
    "Summary",
    "SwingSetup",
    "Verdict",
    "Verdicts",
    "Where",
    "Witness",
    "Written",
    "__version__",
    "calibrate",
    "check",
    "collect_next",
    "compare",
    "compile",
    "diff",
    "draw",
    "explain",
    "frameworks",
    "graph",
    "load",
    "load_roster",
    "mutate",
    "perspectives",
    "policies",
    "progress",
    "read_answers",
    "read_scores",
    "report_pages",
    "rosters",
    "schema",
    "score",
    "score_batches",
    "score_case",
    "summarise",
    "verify",
    "why_grey",
    "write",
    "write_questionnaire",
    "write_report",
]


class _Package(ModuleType):
    """The package itself: public names load on first use, and no room of the same name takes the place of a verb.

    Importing the room `indicatorkit.explain` would otherwise leave a module where `ik.explain` should be.
    """

    def __getattr__(self, name: str) -> Any:
        """A public name, loaded on first use."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from . import api  # noqa: PLC0415  # loading on first use keeps `import indicatorkit` cheap

        found = getattr(api, name)
        super().__setattr__(name, found)
        return found

    def __setattr__(self, name: str, value: object) -> None:
        """Set a name, unless a room would hide a verb; a framework learns how it is shown when its type is loaded."""
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)
        if name == "framework" and isinstance(value, ModuleType):
            value.Framework.drawn = _drawn
        if name == "framework" and "hypothesis" in sys.modules:
            from .known_to_hypothesis import register  # noqa: PLC0415  # only where both are there

            register()

    def __dir__(self) -> list[str]:
        """The public names."""
        return sorted(__all__)


def _drawn(framework: Framework, lang: Lang) -> str:
    """A framework as a piece of a page: also one that came out of a pickle, before anything else was asked for."""
    from .report.fragments import framework_html  # noqa: PLC0415  # templates are loaded where something is shown

    return framework_html(framework, lang)


sys.modules[__name__].__class__ = _Package
