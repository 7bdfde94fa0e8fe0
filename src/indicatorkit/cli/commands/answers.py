"""Answers on the command line: which files, how to read them, which rows are asked for, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ...api import Answers, Framework, Scores, load, read_answers, score
from ...words import Lang, say
from ..console import complain

ANY_ERROR: Final = 1


@dataclass(frozen=True, slots=True)
class AnswerFiles:
    """The files of answers that a command was given, with all that the shared options say of how to read them.

    Every command that takes answers gets one of these (see `command.answers_argument`) and reads through it, so that a
    new option of reading is a field here, and nothing else anywhere.
    """

    files: tuple[str, ...] = ()
    roster: str | None = None
    also: tuple[str, ...] = ()

    def read(self, framework: Framework) -> Answers:
        """The answers, read for this framework."""
        return read_answers(framework, list(self.files), entities=self.roster, others=self.others())

    def others(self) -> list[Framework]:
        """The frameworks whose questions may stand in the files too."""
        return [load(each) for each in self.also]

    def score(self, framework: Framework) -> Scores:
        """The answers, read and scored."""
        return score(framework, self.read(framework))


def rows_asked(scores: Scores, entities: tuple[str, ...], wave: str | None) -> list[int]:
    """The rows that are asked for; an entity or wave that is not there is an error with a guess."""
    named = frozenset(map(scores.entity, entities))
    if wave is not None:
        for entity in named or (None,):
            scores.places(entity, wave)
    return [
        place
        for place, row in enumerate(scores.rows)
        if (not named or row.entity in named) and (wave is None or row.wave == wave)
    ]


def report(scores: Scores, lang: Lang) -> int:
    """Say on stderr what was read and what could not be; findings end with code 1."""
    for issue in scores.issues:
        complain(issue.render(lang))
    ledger = scores.ledger
    complain(
        say(
            "cli.ledger",
            lang,
            rows=ledger.rows_read,
            kept=ledger.rows_kept,
            cells=ledger.cells_read,
            used=ledger.cells_used,
            empty=ledger.cells_empty,
            rejected=ledger.cells_rejected,
        )
    )
    return ANY_ERROR if any(issue.severity == "error" for issue in scores.issues) else 0
