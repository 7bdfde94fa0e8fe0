"""Answers on the command line: which files, how to read them, which rows are asked for, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ...api import Answers, Framework, Scores, load, read_answers, score
from ...light import dataclass
from ...words import Lang, count
from ..console import complain

if TYPE_CHECKING:
    from ...api import ScoredBatches

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

    def read(self, framework: Framework, waves: Sequence[str] | None = None) -> Answers:
        """The answers, read for this framework; `waves` as in `read_answers`."""
        return read_answers(framework, list(self.files), entities=self.roster, waves=waves, others=self.others())

    def others(self) -> list[Framework]:
        """The frameworks whose questions may stand in the files too."""
        return [load(each) for each in self.also]

    def score(self, framework: Framework) -> Scores:
        """The answers, read and scored."""
        return score(framework, self.read(framework))


def report(scores: Scores | ScoredBatches, lang: Lang) -> int:
    """Say on stderr what was read and what could not be; findings end with code 1."""
    for issue in (*scores.issues, *(scores.unused if isinstance(scores, Scores) else ())):
        complain(issue.render(lang))
    ledger = scores.ledger
    complain(
        count(
            "cli.ledger",
            lang,
            ledger.rows_read,
            kept=ledger.rows_kept,
            cells=count("cli.cells", lang, ledger.cells_read),
            used=ledger.cells_used,
            empty=ledger.cells_empty,
            rejected=ledger.cells_rejected,
        )
    )
    return ANY_ERROR if any(issue.severity == "error" for issue in scores.issues) else 0
