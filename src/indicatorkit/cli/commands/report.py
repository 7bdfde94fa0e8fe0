"""`report`: scores as pages that people read."""

from __future__ import annotations

from typing import Any

import click

from ...api import load, write_report
from ...words import Lang, say
from ..console import complain
from .answers import AnswerFiles, report
from .command import answers_argument, command, framework_argument, perspective_option, wave_option
from .pages import written_lines


def report_command(lang: Lang) -> click.Command:
    """`report`: scores as pages that people read."""

    @command(
        "report",
        lang,
        framework_argument(),
        answers_argument(lang),
        click.option("-o", "--output", required=True, metavar="FOLDER", help=say("cli.option.report_output", lang)),
        click.option("--theme", metavar="FILE", help=say("cli.option.theme", lang)),
        click.option("--forms", is_flag=True, help=say("cli.option.report_forms", lang)),
        click.option("--force", is_flag=True, help=say("cli.option.report_force", lang)),
        wave_option(lang),
        perspective_option(lang),
    )
    def run(framework: str, answers: AnswerFiles, output: str, lang: Lang, **how: Any) -> int:
        scores = answers.score(load(framework))
        done = write_report(scores, output, lang=lang, **how)
        for issue in done.issues:
            complain(issue.render(lang))
        for line in written_lines(done, lang):
            complain(line)
        return report(scores, lang)

    return run
