"""A summary: how many entities are at each level, and what the members of a region say together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from ..compare.ranking import First
from ..errors import DataError
from ..exports.receipt import Receipt, receipt
from ..framework import Framework
from ..issues import Issue, Where, guess
from ..items import Item
from ..light import dataclass
from ..naming import Names
from ..population import Over
from ..summaries.counting import Counted
from ..summaries.groups import Group
from ..summaries.members.document import How
from ..summaries.members.together import together
from ..summaries.quantifiers import ENOUGH, QUANTIFIERS, Quantifier
from ..summaries.records import COLUMNS, SPREADS, outcomes, spreads, tallies
from ..summaries.tally import Tally
from ..summaries.telling import Telling
from ..words import Lang, default_lang
from .answers import Answers, read_answers
from .ranking import Ranking, ranked

if TYPE_CHECKING:
    import pandas as pd

WIDTH: Final = 80
ANSWERS: Final = ("entity", "wave", "perspective", "item", "value", "note")


@dataclass(frozen=True, slots=True)
class Summary:
    """How often each outcome occurs, node by node, always with how many are counted; of one wave and one perspective.

    All entities are one group, of which the name is empty; with members there is a group for each region. `print` it,
    or ask for `tally`, `sentences`, `text`, `to_frame`, `as_dict`; and of members for the `answers` of their regions.
    """

    counted: Counted
    """Inner: the rows that are counted."""
    quantifiers: tuple[Quantifier, ...] = QUANTIFIERS
    """From which share on a sentence says *all*, *most*, *some*."""
    enough: Fraction = ENOUGH
    """Of which share of the entities something must be known before a sentence says anything, from 0 to 1."""
    issues: tuple[Issue, ...] = ()
    """What is worth knowing of what was left out."""

    @property
    def framework(self) -> Framework:
        """The framework that scored them."""
        return self.counted.framework

    @property
    def receipt(self) -> Receipt:
        """Where it comes from: framework, library, policy and answers."""
        return receipt(self.framework, self.counted.table.answers)

    @property
    def wave(self) -> str:
        """The wave that is counted."""
        return self.counted.wave

    @property
    def perspective(self) -> str:
        """The perspective that is counted; empty for nobody in particular."""
        return self.counted.perspective

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups; of all entities together it is empty."""
        return tuple(group.name for group in self.counted.groups)

    @property
    def nodes(self) -> tuple[Item, ...]:
        """The nodes that are counted, in the order of the framework."""
        return self.counted.nodes

    @property
    def absent(self) -> tuple[str, ...]:
        """Who is in the answers, but not in this wave and perspective: nobody counts them."""
        return self.counted.absent

    def tally(self, node: str, group: str = "") -> Tally:
        """The counts of one node in one group; what is not there is a `KeyError`."""
        return self.counted.tallies[group, node]

    def sentences(self, lang: Lang | None = None, *, value: str | None = None) -> list[str]:
        """The sentences of a national note, node by node: about the level that most have, or about this level.

        The share is of those that have a level; where the grey ones could change the word, the sentence says of whom
        it speaks. Regions are never compared. There are none about groups of members.
        """
        return self._telling(lang, WIDTH).sentences(value)

    def text(self, lang: Lang | None = None, *, width: int = WIDTH) -> str:
        """Tables of counts, why some are grey, and the sentences; of members a table for each node."""
        return self._telling(lang, width).text()

    def _telling(self, lang: Lang | None, width: int) -> Telling:
        return Telling(self.counted, lang or default_lang(), width, self.quantifiers, self.enough)

    # ---------------------------------------------------------------------------------------------------------- ranks

    def ranking(self, nodes: Names | None = None, *, first: First | None = None, sd_over: Over = "n") -> Ranking:
        """The rank of each entity among those of its group, node by node: of those that have a number, unless said.

        Rank 1 has the better number where the question says which that is (`higher_is`), else the highest; `first` says
        otherwise. Who is grey or does not apply has no rank. It is a help in conversation, and nothing to be held to.
        """
        return ranked(self.counted, nodes, first, sd_over)

    # -------------------------------------------------------------------------------------------------------- members

    def answers(
        self, how: How | None = None, *, each: Mapping[str, How] | None = None, lang: Lang | None = None
    ) -> Answers:
        """The answers of the groups, from those of their members; to give to `score`.

        `how` is a roll-up in the words of the format (`{"rule": "worst_of", "missing": "leave_out"}`), the name of one
        in the framework, or a rule (`"worst_of"`) that needs no more; `each` has another one for some questions.
        Without `how` only these are answered. The note with an answer keeps the spread, also where nothing came out. A
        roll-up that does not fit a question is a `DataError`; an outcome that is not exactly one answer is an issue,
        and that question stays open.

        >>> import indicatorkit as ik
        >>> rows = [{"entity": each, "flexwoningen": said} for each, said in (("Alkmaar", "ja"), ("Bergen", "nee"))]
        >>> members = {"Alkmaar": "Noord", "Bergen": "Noord"}
        >>> summary = ik.summarise(ik.score(ik.load("nad"), rows), into=members)
        >>> answers = summary.answers(each={"flexwoningen": "worst_of"}, lang="nl")
        >>> [(note.item, note.text) for note in answers.record.notes]
        [('flexwoningen', '1 × Ja, 1 × Nee (worst_of)')]
        """
        records, issues = self._together(how, each, lang)
        read = read_answers(self.framework, records, entities=self.groups, wave=self.wave)
        found = replace(read.record, issues=(*read.record.issues, *issues))
        return Answers(self.framework, found)

    def answers_frame(
        self, how: How | None = None, *, each: Mapping[str, How] | None = None, lang: Lang | None = None
    ) -> pd.DataFrame:
        """The same as a pandas frame: entity, wave, perspective, item, value, note."""
        from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

        return frame(self._together(how, each, lang)[0], ANSWERS)

    def _together(
        self, how: How | None, each: Mapping[str, How] | None, lang: Lang | None
    ) -> tuple[list[dict[str, Any]], tuple[Issue, ...]]:
        if not self.counted.grouped:
            raise DataError([Issue("error", "no-members", Where())])
        for item in each or {}:
            if item not in self.framework.items or not self.framework[item].is_asked:
                near = guess(item, [question.id for question in self.framework.questions])
                raise DataError([Issue("error", "no-such-node", Where(), {"found": item, "guess": near})])
        found, issues = together(self.counted, how, each or {}, lang or default_lang())
        key = {"wave": self.wave, "perspective": self.perspective}
        records = [
            {"entity": each.group, **key, "item": each.item, "value": each.value, "note": each.note} for each in found
        ]
        return records, issues

    # ------------------------------------------------------------------------------------------------------ all of it

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame with a row for each outcome that is counted, also those that nobody has.

        `outcome` is *known* with a level or option as `value`, *grey* with a reason, or *not_applicable*; `count` is
        how many; `known` + `grey` + `not_applicable` = `total`, and `assumed` of the known rest on an
        assumption. A bare number has no value: see `spread_frame`.
        """
        from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

        return frame(self.records(), COLUMNS)

    def spread_frame(self) -> pd.DataFrame:
        """A pandas frame with the lowest, the middle and the highest number of each node that has numbers."""
        from ..frames.tables import frame  # noqa: PLC0415  # the same

        return frame(spreads(self.counted), SPREADS)

    def records(self) -> list[dict[str, Any]]:
        """The counts as plain records, as in `to_frame`."""
        return outcomes(self.counted)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {
            **self.receipt.heading(),
            "wave": self.wave,
            "perspective": self.perspective,
            "absent": list(self.absent),
            "groups": [{"group": group.name, "total": group.size, "silent": list(group.absent)} for group in self._all],
            "quantifiers": {each.word: each.bounds.in_signs() for each in self.quantifiers},
            "tallies": tallies(self.counted),
            "issues": [issue.as_dict() for issue in self.issues],
        }

    @property
    def _all(self) -> tuple[Group, ...]:
        return self.counted.groups

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def __repr__(self) -> str:
        """What is in it, in one line."""
        framework, total = self.framework, sum(group.size for group in self._all)
        return f"<Summary {framework.id} {framework.version}: {total} counted, {len(self.nodes)} nodes>"

    def to_html(self, lang: Lang | None = None) -> str:
        """The counts and the sentences as a piece of a page, for a notebook or an app."""
        from ..report.fragments import summary_html  # noqa: PLC0415  # pages only when one is asked for

        return summary_html(self.counted, self.sentences(lang), lang or default_lang())

    def _repr_html_(self) -> str:
        """The summary, for a notebook."""
        return self.to_html()
