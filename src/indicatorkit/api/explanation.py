"""Explanation: why one node came out as it did, and what would change it; a thin face on what `explain` finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from ..answers import Row
from ..explain import claiming
from ..explain.because import Reason, because
from ..explain.changes import Change, changes
from ..explain.claiming.of_numbers import crossed
from ..explain.claims import Claim, Instead
from ..explain.families import Family
from ..explain.influence import irrelevant, responsibility
from ..explain.inquiry import Inquiry
from ..explain.next_question import Next, next_question
from ..explain.numbers import Band, Distance, MadeOf, band_of, made_of
from ..explain.phrases import Phrases, Told
from ..explain.possible import Possible, is_settled, outcomes
from ..explain.remedies import Remedies, blockers, remedies
from ..explain.text import page, rule_in_words, sentence
from ..explain.trace import Trace
from ..explain.why import Why
from ..framework import Framework
from ..light import dataclass
from ..words import Lang, default_lang
from . import explained

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a node came out as it did for one entity, in one wave. What it holds is found when it is asked for, once.

    `print` it, or ask for `sentence` (short, for a cell), `text` (for a page), `as_dict` or `to_frame`. Questions and
    nodes are named by their ids. `why` is the graph below the node, evaluated, down to the answers.
    """

    framework: Framework
    """The framework that scored it."""
    row: Row
    """Entity, wave and perspective."""
    why: Why
    """The graph below the node, evaluated, down to the answers."""
    inquiry: Inquiry = field(repr=False, compare=False)
    """Inner: what everything here is found from."""
    told: Mapping[str, Told] = field(default_factory=dict, repr=False)
    """What was said that codes do not tell, by question: texts, notes, exact numbers."""

    # ------------------------------------------------------------------------------------------------- what it is now

    @property
    def node(self) -> str:
        """The id of the node."""
        return self.why.item

    @property
    def state(self) -> Literal["known", "not_applicable", "grey"]:
        """Whether it is known, does not apply, or is grey."""
        return self.why.state

    @property
    def level(self) -> str | None:
        """The id of the level; nothing where there is none."""
        letter, scale = self.why.letter, self.inquiry.plan.carrier(self.node).scale
        return scale.levels[letter.level] if letter is not None and letter.level is not None and scale else None

    @property
    def number(self) -> Fraction | None:
        """The exact number; nothing where there is none."""
        return explained.number(self.why, self.told)

    @property
    def is_grey(self) -> bool:
        """Whether no level could be given."""
        return self.why.state == "grey"

    @property
    def reason(self) -> str | None:
        """Why it is grey: the node's own reason, or why the answer is missing."""
        return self.why.reason

    @property
    def leads_with(self) -> str | None:
        """The most telling reason among the answers that made it grey."""
        return self.why.leads_with

    @property
    def answers(self) -> tuple[str, ...]:
        """The questions whose missing answers made it grey, all the way down."""
        return self.why.answers

    @property
    def rule(self) -> str:
        """The kind of roll-up; empty for a question."""
        return self.why.rule

    @property
    def policy(self) -> str:
        """The missing policy in force, as authors write it; empty for a question."""
        return self.why.policy

    def children(self) -> Iterator[Explanation]:
        """The explanations of its inputs that are nodes; what is known of the entity needs none."""
        for each, _ in self.why.inputs:
            if each.item in self.inquiry.plan.results:
                yield Explanation(self.framework, self.row, each, self.inquiry, self.told)

    # --------------------------------------------------------------------------------------------- what it can become

    @property
    def _place(self) -> int:
        """Where it stands in the table of codes."""
        return self.inquiry.plan.results[self.node]

    @property
    def outcomes(self) -> Possible:
        """What it can have when everything open is answered, from the worst; marked where it is only a bound."""
        return self.inquiry.once(outcomes, self._place)

    @property
    def possible(self) -> tuple[str, ...]:
        """The levels (or numbers) that it can still have when everything open is answered, from the worst."""
        return tuple(dict.fromkeys(explained.outcome(self.inquiry, self._place, each) for each in self.outcomes.values))

    @property
    def counts(self) -> dict[str, int] | None:
        """Of all ways to answer what is open and matters, how many lead to each level; no chance is meant.

        Also for `not_applicable` and `grey`. Nothing where a measured number is open.
        """
        return explained.counted(self.inquiry, self._place)

    @property
    def decided(self) -> bool:
        """Whether every answer to what is open gives one and the same level or number, grey now or not."""
        return self.outcomes.decided and self.outcomes.exact

    @property
    def settled(self) -> bool:
        """Whether it is not grey, and stays what it is whatever is answered."""
        return self.inquiry.once(is_settled, self._place)

    @property
    def provisional(self) -> bool:
        """Whether it is not grey, but may still change when what is open is answered."""
        return not self.is_grey and not self.settled

    @property
    def grey_but_decided(self) -> bool:
        """Whether it is grey although every answer to what is open gives the same."""
        return self.is_grey and self.outcomes.is_one and self.outcomes.exact

    # --------------------------------------------------------------------------------------------------- what to ask

    @property
    def _remedies(self) -> Remedies:
        return self.inquiry.once(remedies, self._place)

    @property
    def can(self) -> Family:
        """The minimal sets of questions of which some answers end the grey."""
        return self._remedies.can

    @property
    def sure(self) -> Family:
        """The minimal sets of questions of which every answer ends the grey."""
        return self._remedies.sure

    @property
    def settle(self) -> Family:
        """The minimal sets of questions of which every answer leads to one and the same level."""
        return self._remedies.settle

    @property
    def blockers(self) -> Family:
        """The minimal sets of open questions that keep it grey while they are open, whatever the rest becomes."""
        return self.inquiry.once(blockers, self._place)

    @property
    def necessary(self) -> tuple[str, ...]:
        """The questions without which it stays grey."""
        alone = {item for choice in self.blockers.choices if choice.size == 1 for item in choice.members}
        return tuple(leaf.id for leaf in self.inquiry.plan.leaves if leaf.id in alone)

    @property
    def irrelevant(self) -> tuple[str, ...]:
        """The open questions that need not be asked: an answer to them never ends the grey, whatever the others become.

        When it is not grey: those that cannot change it any more.
        """
        return self.inquiry.ids(self.inquiry.once(irrelevant, self._place))

    @property
    def responsibility(self) -> dict[str, Fraction]:
        """For each open question 1/(1 + k): k others must be answered before this one decides whether it is grey."""
        found = self.inquiry.once(responsibility, self._place)
        return {self.inquiry.leaf(place).id: degree for place, degree in found.items()}

    @property
    def decides(self) -> dict[str, dict[str, str]]:
        """The questions of which an answer alone decides what it becomes: question, answer, and what it becomes."""
        return explained.deciding(self.inquiry, self._place)

    @property
    def next_question(self) -> Next | None:
        """What to ask first, when one may stop as soon as enough is known; nothing when more than eight are open."""
        return self.inquiry.once(next_question, self._place)

    # -------------------------------------------------------------------------------------- why this, why not another

    @property
    def because(self) -> Reason:
        """A part of the answers that is enough for what it is now, whatever all others say."""
        return self.inquiry.once(because, self._place)

    @property
    def changes(self) -> dict[str, Change]:
        """For each other level that it can have the cheapest change of answers that leads there."""
        return {each.to: each for each in self.inquiry.once(changes, self._place)}

    # ------------------------------------------------------------------------------------------------------ its number

    @property
    def made_of(self) -> MadeOf | None:
        """What its measured number is made of: parts that add up to it, or make it otherwise; nothing: it has none."""
        return made_of(self.inquiry.situation, self.node)

    @property
    def band(self) -> Band | None:
        """The number that was compared, and the band in which it lies; nothing where there is none."""
        found = band_of(self.inquiry.situation, self.node)
        return found[0] if found is not None else None

    @property
    def distances(self) -> dict[str, Distance]:
        """How far its number is from the bands beside its own, by the level that they give."""
        found, scale = band_of(self.inquiry.situation, self.node), self.inquiry.plan.carrier(self.node).scale
        return {scale.levels[each.level]: each for each in found[1]} if found is not None and scale is not None else {}

    @property
    def crossings(self) -> dict[str, tuple[Instead, ...]]:
        """For each other level the numbers that give it, one question at a time, all other answers as they are."""
        found = crossed(self.inquiry, self._place)
        return {explained.outcome(self.inquiry, self._place, each.outcome): each.ways for each in found}

    # ----------------------------------------------------------------------------------------------------- in words

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Everything that `text` says, as data: what each sentence claims."""
        return (*claiming.short(self.inquiry, self.why), *claiming.long(self.inquiry, self.why))

    def sentence(self, lang: Lang | None = None) -> str:
        """The node in one sentence."""
        return sentence(claiming.short(self.inquiry, self.why), self._phrases(lang))

    def text(self, lang: Lang | None = None, *, depth: int | None = None) -> str:
        """The sentence, the rule and policy in force, what more there is to say, and the tree, `depth` levels of it."""
        phrases = self._phrases(lang)
        more = page(claiming.long(self.inquiry, self.why), phrases)
        tree = list(Trace(phrases).lines(self.why, depth))
        return "\n".join(
            [
                sentence(claiming.short(self.inquiry, self.why), phrases),
                *(line for line in [rule_in_words(self.why, phrases)] if line),
                *(["", *(f"- {line}" for line in more)] if more else []),
                *(["", *tree] if len(tree) > 1 else []),
            ]
        )

    def _phrases(self, lang: Lang | None) -> Phrases:
        return Phrases(self.framework, lang or default_lang(), self.told)

    # ------------------------------------------------------------------------------------------------------ as data

    def as_dict(self) -> dict[str, Any]:
        """The explanation as plain data: the node in full, and every node below it once."""
        row = {"entity": self.row.entity, "wave": self.row.wave, "perspective": self.row.perspective}
        found = self.next_question
        return {
            **row,
            "node": self.node,
            "settled": self.settled,
            "provisional": self.provisional,
            "grey_but_decided": self.grey_but_decided,
            "counts": self.counts,
            "can": self.can.as_dict(),
            "sure": self.sure.as_dict(),
            "settle": self.settle.as_dict(),
            "blockers": self.blockers.as_dict(),
            "necessary": list(self.necessary),
            "irrelevant": list(self.irrelevant),
            "responsibility": {item: str(degree) for item, degree in self.responsibility.items()},
            "decides": self.decides,
            "because": self.because.as_dict(),
            "changes": {level: each.as_dict() for level, each in self.changes.items()},
            "band": band.as_dict() if (band := self.band) is not None else None,
            "distances": {level: each.as_dict() for level, each in self.distances.items()},
            "crossings": {level: [each.as_dict() for each in ways] for level, ways in self.crossings.items()},
            "next_question": found.as_dict() if found is not None else None,
            "nodes": explained.nodes(self.why, self.inquiry, self.told),
        }

    def to_frame(self) -> pd.DataFrame:
        """The nodes as rows: node, name, label, state, level, reason, answers (a pandas frame)."""
        from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

        return frame(explained.records(self.why, self._phrases(None)))

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def to_html(self, lang: Lang | None = None) -> str:
        """The same as a piece of a page, for a notebook or an app: nothing in it is loaded from elsewhere or runs."""
        from ..report.fragments import explanation_html  # noqa: PLC0415  # pages only when one is asked for

        return explanation_html(self.row, self.inquiry, self.why, self._phrases(lang))

    def _repr_html_(self) -> str:
        """The explanation, for a notebook."""
        return self.to_html()
