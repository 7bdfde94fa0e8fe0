"""The commands, each made for a language: what it takes, what it prints, and with which code it ends."""

from __future__ import annotations

from typing import Final

from .calibrate import calibrate_command
from .check import check_command
from .collect_next import collect_next_command
from .compare import compare_command
from .demo import demo_command
from .diff import diff_command
from .draw import draw_command
from .explain import explain_command
from .export import export_command
from .frameworks import frameworks_command
from .graph import graph_command
from .mutate import mutate_command
from .new import new_command
from .perspectives import perspectives_command
from .policies import policies_command
from .questionnaire import questionnaire_command
from .report import report_command
from .schema import schema_command
from .score import score_command
from .summary import summary_command
from .verify import verify_command
from .why_grey import why_grey_command

COMMANDS: Final = (
    frameworks_command,
    new_command,
    check_command,
    verify_command,
    questionnaire_command,
    score_command,
    explain_command,
    why_grey_command,
    collect_next_command,
    policies_command,
    summary_command,
    perspectives_command,
    report_command,
    draw_command,
    export_command,
    calibrate_command,
    mutate_command,
    diff_command,
    compare_command,
    graph_command,
    schema_command,
    demo_command,
)
"""In the order in which a newcomer needs them."""

__all__ = ["COMMANDS"]
