"""The verb `mutate`: which small changes of a framework its examples notice, and which they miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..errors import FrameworkError
from ..expected import Example
from ..files.replacing import replacing
from ..framework import Framework
from ..issues import Issue, Where
from ..light import dataclass
from ..limits import Limits, holding
from ..naming import Names, nodes_of
from ..toml.beside import beside
from ..verify.mutation import telling
from ..verify.mutation.examples import examples
from ..verify.mutation.places import Places
from ..verify.mutation.scoring import Fate, Score, Tried, mutate as score_of, tally
from ..verify.mutation.writing import written
from ..version import __version__
from ..words import Lang, default_lang
from .as_framework import as_framework

if TYPE_CHECKING:
    import pandas as pd

WIDTH: Final = 80
COLUMNS: Final = ("declaration", "line", "change", "fate", "node", "now", "then", "case", "noticed_by")


@dataclass(frozen=True)
class Mutation:
    """The mutation score of a framework: which small changes of it the examples notice, and which they do not.

    `print` it, or ask for `text`, `to_frame` (a row for each change), `as_dict`, `examples` (a small set that notices
    what nobody noticed who wrote examples by hand) or `write_examples`.
    """

    scored: Score
    """Inner: every change that was tried, and what came of it."""

    @property
    def framework(self) -> Framework:
        """The framework."""
        return self.scored.framework

    @property
    def score(self) -> float | None:
        """Of the changes that alter an outcome, the share that some example notices; nothing where none alters any."""
        total = tally(self.scored.tried)
        return total.killed / total.live if total.live else None

    @property
    def by_hand(self) -> float | None:
        """The share of those that an example in the framework's own file notices."""
        total = tally(self.scored.tried)
        return total.by_hand / total.live if total.live else None

    @property
    def changes(self) -> tuple[Tried, ...]:
        """Every change that was tried, in the order of the file."""
        return self.scored.tried

    @property
    def survivors(self) -> tuple[Tried, ...]:
        """The changes that alter an outcome and that no example notices."""
        return self.scored.survivors

    def questions(self, lang: Lang | None = None) -> tuple[str, ...]:
        """What the author should decide: one question for each survivor, with its smallest case."""
        return tuple(telling.question(self.framework, each, lang or default_lang()) for each in self.survivors)

    # ------------------------------------------------------------------------------------------------------ examples

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """A small set of examples that together notice every change that no example written by hand does.

        Found greedily: that there is no smaller set is not promised. What they expect is what comes out now.
        """
        return examples(self.scored)

    def write_examples(self, path: str | Path | None = None) -> Path:
        """Write `examples` to a file, `<framework>.examples.toml` beside the framework unless said; gives the file.

        `check` and `mutate` read that file too. It is replaced as a whole or not at all.
        """
        if path is None and not Path(self.framework.file).is_file():
            raise FrameworkError([Issue("error", "nowhere-beside", Where(file=self.framework.file))])
        target = Path(path) if path is not None else beside(self.framework.file)
        with replacing(target, force=True) as new:
            new.write_bytes(written(self.framework, self.examples, __version__).encode())
        return target

    # ------------------------------------------------------------------------------------------------------ all of it

    def text(self, lang: Lang | None = None, *, width: int = WIDTH, most: int = telling.MOST_QUESTIONS) -> str:
        """The score, a line for each declaration, at most so many survivors as questions, and what has no effect."""
        return telling.text(self.scored, lang or default_lang(), width, most)

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame with a row for each change."""
        from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

        return frame([{key: each[key] for key in COLUMNS} for each in self.records()], COLUMNS)

    def records(self, lang: Lang | None = None) -> list[dict[str, Any]]:
        """Every change as a plain record; `line` and `column` say where it stands, where the file is still the same."""
        places = Places(self.framework)
        return [self._record(each, places, lang or default_lang()) for each in self.changes]

    def _record(self, tried: Tried, places: Places, lang: Lang) -> dict[str, Any]:
        case = tried.case
        where = places.where(tried.edit.path)
        answers = {**case.entity, **case.answers} if case is not None else {}
        return {
            "declaration": telling.declared(self.framework, tried.declaration.path).strip("`"),
            "path": list(tried.edit.path),
            "line": where.line,
            "column": where.column,
            "change": telling.changed_in_words(self.framework, tried.edit, lang),
            "fate": tried.fate.value,
            "wave": case.wave if case is not None else None,
            "case": {item: _plain(raw) for item, raw in answers.items()},
            "node": case.node if case is not None else None,
            "now": telling.outcome(case.now, lang) if case is not None else None,
            "then": telling.outcome(case.then, lang) if case is not None else None,
            "noticed_by": tried.noticed_by.name(lang) if tried.noticed_by is not None else None,
        }

    def as_dict(self, lang: Lang | None = None) -> dict[str, Any]:
        """Everything as plain data: counts, also for each declaration, and every change with its smallest case."""
        framework = self.framework
        return {
            "framework": {
                "id": framework.id,
                "version": framework.version,
                "status": framework.status,
                "digest": framework.digest,
            },
            "score": self.score,
            "score_by_hand": self.by_hand,
            "counts": _counts(self.changes),
            "declarations": [
                {"declaration": telling.declared(framework, path).strip("`"), **_counts(of)}
                for path, of in telling.by_declaration(self.scored)
            ],
            "left_out": self.scored.left_out,
            "failing_examples": [each.name(lang or default_lang()) for each in self.scored.failing],
            "changes": self.records(lang),
        }

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def __repr__(self) -> str:
        """What is in it, in one line."""
        total = tally(self.changes)
        return (
            f"<Mutation {self.framework.id} {self.framework.version}: {total.killed} of {total.live} changes noticed>"
        )

    def _repr_html_(self) -> str:
        """The text as HTML, for a notebook."""
        return f"<pre>{escape(self.text())}</pre>"


def mutate(
    framework: Framework,
    *,
    nodes: Names | None = None,
    most: int | None = None,
    limits: Limits | None = None,
) -> Mutation:
    """Which small changes of a framework its examples notice: its mutation score.

    Each rule, answer and gate is written a little otherwise, one thing at a time: a count one higher, an edge moved
    across the nearest number, a row left out, another level. Changes that alter no outcome at all are found by exact
    comparison and do not count. Of `nodes` only what is declared for them. At most `most` changes are tried, spread
    evenly; unless said, as many as a file of this size allows.

    >>> import indicatorkit as ik
    >>> found = ik.mutate(ik.load("beschermd_thuis"))
    >>> 0 < found.by_hand <= found.score <= 1
    True
    """
    if as_framework(framework).document is None:
        raise FrameworkError([Issue("error", "no-document", Where(file=framework.file))])
    chosen = None if nodes is None else nodes_of(framework, nodes, framework.items)
    with holding(limits):
        return Mutation(score_of(framework, nodes=chosen, most=most))


def _counts(tried: Iterable[Tried]) -> dict[str, int]:
    fates = Counter(each.fate for each in tried)
    return {"mutants": sum(fates.values()), **{fate.value: fates[fate] for fate in Fate}}


def _plain(raw: Any) -> Any:
    """An answer as JSON has it: an exact decimal becomes a number."""
    return float(raw) if not isinstance(raw, (str, int, list)) and raw is not None else raw
