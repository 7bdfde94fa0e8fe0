"""Verdicts: what is proved and refuted of a framework; a thin face on what `verify` found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, overload

from ..errors import DataError
from ..framework import Framework
from ..issues import Issue, Where, guess
from ..light import dataclass
from ..limits import Limits, holding
from ..naming import Names, names_of, nodes_of
from ..toml.findings import Finding
from ..toml.read import Reading, read
from ..verify.findings import failing_examples
from ..verify.junit import junit
from ..verify.properties import CLAIMS
from ..verify.proving import verify as prove
from ..verify.sarif import sarif
from ..verify.telling import Telling
from ..verify.verdicts import Stated, Verdict
from ..words import Lang, default_lang
from .as_framework import as_framework
from .load import located

if TYPE_CHECKING:
    import pandas as pd

WIDTH: Final = 80
COLUMNS: Final = ("claim", "node", "scope", "status", "grade", "fails", "wave", "about", "why", "accepted", "line")


@dataclass(frozen=True)
class Verdicts(Sequence[Verdict]):
    """Verdicts on the properties of a framework, in its order: proved, refuted with a witness, or unknown.

    `print` it, or ask for `text`, `to_frame`, `as_dict`, `sarif` or `junit`. `failed` are those to mend;
    `examples` the examples that do not come out, of the file and of the one beside it.
    """

    framework: Framework
    """The framework that was looked at."""
    verdicts: tuple[Verdict, ...]
    """The verdicts themselves, in order."""
    examples: tuple[Issue, ...] = ()
    """The examples that do not come out."""

    @overload
    def __getitem__(self, index: int) -> Verdict: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Verdict]: ...
    def __getitem__(self, index: int | slice) -> Verdict | Sequence[Verdict]:
        """A verdict, or some."""
        return self.verdicts[index]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.verdicts)

    def of(self, claim: str, node: str, scope: str = "answers") -> Verdict:
        """The verdict on a property of a node; one that was not asked for is a `KeyError`."""
        for each in self.verdicts:
            if (each.claim, each.node, each.scope) == (claim, node, scope):
                return each
        raise KeyError((claim, node, scope))

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """Those to mend: refuted though required or promised, and exceptions that are not needed any more."""
        return tuple(each for each in self.verdicts if each.fails)

    @property
    def refuted(self) -> tuple[Verdict, ...]:
        """All that are refuted, facts too."""
        return tuple(each for each in self.verdicts if each.status == "refuted")

    @property
    def unknown(self) -> tuple[Verdict, ...]:
        """Those on which nothing is proved, with the reason in `why`."""
        return tuple(each for each in self.verdicts if each.status == "unknown")

    # ------------------------------------------------------------------------------------------------------ all of it

    def text(self, lang: Lang | None = None, *, width: int = WIDTH, everything: bool = False) -> str:
        """A table by kind of property, and each failure with its case; with `everything` each refuted fact too."""
        return self._telling(lang, width, everything=everything).text()

    def explain(self, verdict: Verdict, lang: Lang | None = None, *, width: int = WIDTH) -> str:
        """One verdict in words, with its case and the example that it would make."""
        return "\n".join(self._telling(lang, width).details(verdict))

    def example(self, verdict: Verdict) -> str:
        """The case of a refuted verdict as `[[example]]` tables for a framework file; empty where none is possible."""
        case = verdict.witness
        if case is None or not case.before.is_real or (case.after is not None and not case.after.is_real):
            return ""
        return "\n\n".join(self._telling(None, WIDTH).examples(verdict))

    def sarif(self, lang: Lang | None = None) -> dict[str, Any]:
        """The verdicts as SARIF 2.1.0, for tools that show findings beside the text of a file."""
        return sarif(self._telling(lang, WIDTH))

    def junit(self, lang: Lang | None = None) -> str:
        """The verdicts as JUnit XML: a suite for each property, a case for each node."""
        return junit(self._telling(lang, WIDTH))

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame with a row for each verdict."""
        from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

        return frame([{key: self._record(each)[key] for key in COLUMNS} for each in self.verdicts], COLUMNS)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data."""
        framework = self.framework
        head = {key: getattr(framework, key) for key in ("id", "version", "status", "digest")}
        verdicts = [self._record(each) for each in self.verdicts]
        return {"framework": head, "verdicts": verdicts, "examples": [each.as_dict() for each in self.examples]}

    def _record(self, verdict: Verdict) -> dict[str, Any]:
        where = self.where(verdict)
        found = {
            "claim": verdict.claim,
            "node": verdict.node,
            "scope": verdict.scope,
            "status": verdict.status,
            "grade": verdict.grade,
            "fails": verdict.fails,
            "wave": verdict.wave or None,
            "about": list(verdict.about),
            "why": verdict.why or None,
            "accepted": verdict.accepted,
            "stale": verdict.stale,
            "file": where.file,
            "line": where.line,
            "column": where.column,
        }
        case = verdict.witness
        if case is not None:
            after = None if case.after is None else _stated(case.after)
            path = [{"node": node, "before": was, "after": now} for node, was, now in case.path]
            changed = list(case.changed)
            found["witness"] = {"before": _stated(case.before), "after": after, "changed": changed, "path": path}
        return found

    # -------------------------------------------------------------------------------------------------------- in words

    def where(self, verdict: Verdict) -> Where:
        """Where the promise, or else the roll-up, stands in the file; without a line where there is no such file."""
        if self._reading is None:
            return Where(file=self.framework.file, path=verdict.path)
        return self._reading.locate(verdict.path, "value")

    def located(self, finding: Finding) -> Issue:
        """A finding about the framework, with its place where the file is still the same."""
        if self._reading is not None:
            return located(self._reading, finding)
        where = Where(file=self.framework.file, path=finding.path)
        return Issue(finding.severity, finding.code, where, finding.params or {})

    @cached_property
    def _reading(self) -> Reading | None:
        """The file of the framework, if it is still the same."""
        file = Path(self.framework.file) if self.framework.file else None
        if file is None or not file.is_file():
            return None
        found = read(file)
        return found if found.source.digest == self.framework.digest else None

    def _telling(self, lang: Lang | None, width: int, *, everything: bool = False) -> Telling:
        return Telling(
            self.framework, self.verdicts, self.where, lang or default_lang(), width, everything, self.examples
        )

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def __repr__(self) -> str:
        """What is in it, in one line."""
        framework = self.framework
        numbers = {each: sum(v.status == each for v in self.verdicts) for each in ("proved", "refuted", "unknown")}
        told = ", ".join(f"{number} {status}" for status, number in numbers.items() if number)
        bad = len(self.failed) + len(self.examples)
        return f"<Verdicts {framework.id} {framework.version}: {told or 'none'}, {bad} to mend>"

    def _repr_html_(self) -> str:
        """The text as HTML, for a notebook."""
        return f"<pre>{escape(self.text())}</pre>"


def _stated(stated: Stated) -> dict[str, Any]:
    return {
        "inputs": dict(stated.inputs),
        "answers": {item: _plain(raw) for item, raw in stated.answers.items()},
        "entity": {item: _plain(raw) for item, raw in stated.entity.items()},
        "outcome": stated.outcome,
        "real": stated.is_real,
    }


def _plain(raw: object) -> object:
    return raw if isinstance(raw, (str, int, list)) else str(raw)


def verify(
    framework: Framework,
    *,
    claims: Names | None = None,
    nodes: Names | None = None,
    limits: Limits | None = None,
) -> Verdicts:
    """What is proved and what is refuted of the rules, over all answers that there can be; before any data exist.

    Each computed node is looked at twice: as a rule by itself (`scope` *rule*), and as what it makes of all answers
    below it (`scope` *answers*). Examples are run too. With `claims` or `nodes` only those, and no examples; a name
    that there is not is a `DataError` with a guess.

    >>> import indicatorkit as ik
    >>> found = ik.verify(ik.load("nad"))
    >>> len(found.failed), found.of("monotone", "preventie").status
    (0, 'proved')
    >>> found.of("never_revised", "preventie").status
    'refuted'
    """
    as_framework(framework)
    chosen = None if nodes is None else nodes_of(framework, nodes, framework.items)
    asked = None if claims is None else _claims(claims)
    with holding(limits):
        found = Verdicts(framework, prove(framework, claims=asked, nodes=chosen))
        if claims is not None or nodes is not None:
            return found
        return replace(found, examples=tuple(found.located(each) for each in failing_examples(framework)))


def _claims(names: Names) -> tuple[str, ...]:
    """The claims that are named; one that there is not is a `DataError` with a guess."""
    for each in (found := names_of(names)):
        if each not in CLAIMS:
            params = {"found": each, "guess": guess(each, list(CLAIMS)), "known": ", ".join(CLAIMS)}
            raise DataError([Issue("error", "no-such-claim", Where(), params)])
    return found
