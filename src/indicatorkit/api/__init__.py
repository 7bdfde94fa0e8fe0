"""The verbs, and the classes that users hold: thin faces on the rooms below, each loaded when it is first used."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from ..first_use import OnFirstUse

if TYPE_CHECKING:
    from ..answers import Entry, Roster
    from ..asking import Option
    from ..errors import DataError, FrameworkError, IndicatorkitError, MissingExtraError
    from ..exports.receipt import Receipt
    from ..exports.swing import SwingSetup
    from ..framework import Framework
    from ..issues import Issue, Where
    from ..items import Item
    from ..limits import Limits
    from ..progress import progress
    from ..report.pictures.picture import Picture
    from ..retired import IndicatorkitDeprecationWarning
    from ..values import LeafReason, NodeReason
    from ..verify.verdicts import Verdict, Witness
    from .answers import Answers, read_answers
    from .batches import ScoredBatches, score_batches
    from .calibrate import calibrate
    from .calibration import Calibration
    from .calls import CallList, collect_next
    from .case import Case, Compiled
    from .check import check
    from .columns import CodedColumn, CodedScores
    from .compare import compare
    from .comparison import Comparison
    from .differences import Difference
    from .explanation import Explanation
    from .load import load
    from .mutation import Mutation, mutate
    from .perspectives import Perspectives, perspectives
    from .pictures import draw
    from .policies import Policies
    from .questionnaire import write_questionnaire
    from .ranking import Ranking
    from .report import report_pages, write_report
    from .rosters import load_roster, rosters
    from .score import (
        compile,  # noqa: A004  # the name users expect
        explain,
        score,
        score_case,
    )
    from .scores import Scores
    from .stored import read_scores
    from .summarise import summarise
    from .summary import Summary
    from .verbs import diff, frameworks, graph, policies, schema
    from .verdicts import Verdicts, verify
    from .why_grey import why_grey
    from .writing import Written, write

__all__ = [
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

_HOMES: Final = {
    name: home
    for home, names in {
        "..answers": ("Entry", "Roster"),
        "..asking": ("Option",),
        "..errors": ("DataError", "FrameworkError", "IndicatorkitError", "MissingExtraError"),
        "..exports.receipt": ("Receipt",),
        "..exports.swing": ("SwingSetup",),
        "..framework": ("Framework", "Item"),
        "..issues": ("Issue", "Where"),
        "..limits": ("Limits",),
        "..progress": ("progress",),
        "..report.pictures.picture": ("Picture",),
        "..retired": ("IndicatorkitDeprecationWarning",),
        "..values": ("LeafReason", "NodeReason"),
        "..verify.verdicts": ("Verdict", "Witness"),
        ".answers": ("Answers", "read_answers"),
        ".batches": ("ScoredBatches", "score_batches"),
        ".calibrate": ("calibrate",),
        ".calibration": ("Calibration",),
        ".calls": ("CallList", "collect_next"),
        ".case": ("Case", "Compiled"),
        ".check": ("check",),
        ".columns": ("CodedColumn", "CodedScores"),
        ".compare": ("compare",),
        ".comparison": ("Comparison",),
        ".differences": ("Difference",),
        ".explanation": ("Explanation",),
        ".load": ("load",),
        ".mutation": ("Mutation", "mutate"),
        ".perspectives": ("Perspectives", "perspectives"),
        ".pictures": ("draw",),
        ".policies": ("Policies",),
        ".questionnaire": ("write_questionnaire",),
        ".ranking": ("Ranking",),
        ".report": ("report_pages", "write_report"),
        ".rosters": ("load_roster", "rosters"),
        ".scores": ("Scores",),
        ".stored": ("read_scores",),
        ".summarise": ("summarise",),
        ".summary": ("Summary",),
        ".score": ("compile", "explain", "score", "score_case"),
        ".verbs": ("diff", "frameworks", "graph", "policies", "schema"),
        ".verdicts": ("Verdicts", "verify"),
        ".why_grey": ("why_grey",),
        ".writing": ("Written", "write"),
    }.items()
    for name in names
}
"""In which module each of them is made."""

sys.modules[__name__].__class__ = OnFirstUse
