"""Indicator frameworks declared in TOML: scored, explained down to the missing answer, and proved.

    import indicatorkit as ik

    fw = ik.load("nad")
    scores = ik.score(fw, "answers.csv")
    print(ik.explain(scores, "vroegsignalering", entity="Alkmaar"))

Importing the package defines names and does nothing else; what a name needs is loaded when it is first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from .first_use import OnFirstUse
from .version import FORMAT as FORMAT_VERSION, __version__

if TYPE_CHECKING:
    from . import spark
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
        IndicatorkitDeprecationWarning,
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

ROOMS: Final = ("spark",)
"""Public names that are rooms by themselves: `ik.spark.score`."""

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
    "IndicatorkitDeprecationWarning",
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
    "spark",
    "summarise",
    "verify",
    "why_grey",
    "write",
    "write_questionnaire",
    "write_report",
]


_HOMES = dict.fromkeys(__all__, ".api")


class _Package(OnFirstUse):
    """The package itself: besides, a framework learns how it is shown when its type is loaded."""

    def __getattr__(self, name: str) -> Any:
        """A public name, loaded on first use; a room that is one needs nothing of the others."""
        if name in ROOMS:
            return import_module(f".{name}", __name__)
        if name in __all__:
            return super().__getattr__(name)
        from .retired import RETIRED, name_instead  # noqa: PLC0415  # nothing that is public asks for it

        instead = name_instead(name, RETIRED)
        return super().__getattr__(name if instead is None else instead)

    def __setattr__(self, name: str, value: object) -> None:
        """Set a name, unless a room would hide a verb."""
        super().__setattr__(name, value)
        if name == "framework" and isinstance(value, ModuleType):
            value.Framework.drawn = _drawn
        if name == "framework" and "hypothesis" in sys.modules:
            from .known_to_hypothesis import register  # noqa: PLC0415  # only where both are there

            register()


def _drawn(framework: Framework, lang: Lang) -> str:
    """A framework as a piece of a page: also one that came out of a pickle, before anything else was asked for."""
    from .report.fragments import framework_html  # noqa: PLC0415  # templates are loaded where something is shown

    return framework_html(framework, lang)


sys.modules[__name__].__class__ = _Package
