"""Explanation: why one node came out as it did, for one entity in one wave; a thin face on what `explain` found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from ..answers import Row
from ..explain.labels import label, name
from ..explain.text import Teller, Told
from ..explain.why import Why, by_item
from ..framework import Framework
from ..words import Lang, default_lang

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Explanation:
    """The graph below one node, evaluated. `node` is the node itself; `row` says whose it is, and when.

    `print` it, or ask for `sentence` (one line), `text` (with the tree below it), `as_dict` or `to_frame`.
    """

    framework: Framework
    row: Row
    node: Why
    told: Mapping[str, Told] = field(default_factory=dict)

    @property
    def level(self) -> str | None:
        """The id of the level; nothing where there is none."""
        return self.node.letter.word if self.node.letter is not None and self.node.letter.level is not None else None

    @property
    def is_grey(self) -> bool:
        """Whether no level could be given."""
        return self.node.state == "grey"

    @property
    def reason(self) -> str | None:
        """Why it is grey: the node's own reason, or why the answer is missing."""
        return self.node.reason

    @property
    def leads_with(self) -> str | None:
        """The most telling reason among the answers that made it grey."""
        return self.node.leads_with

    @property
    def answers(self) -> tuple[str, ...]:
        """The questions whose missing answers made it grey, all the way down."""
        return self.node.answers

    @property
    def possible(self) -> tuple[str, ...]:
        """The levels (or numbers) that it can still have when everything open is answered, from the worst."""
        return tuple(dict.fromkeys(letter.word for letter in self.node.possible.values))

    @property
    def decided(self) -> bool:
        """Whether every answer to what is open gives the same, also where the policy makes it grey."""
        return self.node.possible.decided

    def children(self) -> Iterator[Explanation]:
        """The explanations of its inputs."""
        for each, _ in self.node.inputs:
            yield Explanation(self.framework, self.row, each, self.told)

    def sentence(self, lang: Lang | None = None) -> str:
        """The node in one sentence."""
        return self._teller(lang).sentence(self.node)

    def text(self, lang: Lang | None = None, *, depth: int | None = None) -> str:
        """The sentence, the rule and policy in force, and the tree below it down to `depth` levels."""
        teller = self._teller(lang)
        lines = [teller.sentence(self.node), teller.policy(self.node)]
        tree = list(teller.tree(self.node, depth))
        return "\n".join([*(line for line in lines if line), *(["", *tree] if len(tree) > 1 else [])])

    def _teller(self, lang: Lang | None) -> Teller:
        return Teller(self.framework, lang or default_lang(), self.told)

    def as_dict(self) -> dict[str, Any]:
        """The explanation as plain data, every node once."""
        nodes = {each.item: self._node(each) for each in by_item(self.node).values()}
        row = {"entity": self.row.entity, "wave": self.row.wave, "perspective": self.row.perspective}
        return {**row, "node": self.node.item, "nodes": nodes}

    def _node(self, why: Why) -> dict[str, Any]:
        letter = why.letter
        return {
            "state": why.state,
            "level": letter.word if letter is not None else None,
            "number": str(letter.number) if letter is not None and letter.number is not None else None,
            "reason": why.reason,
            "leads_with": why.leads_with,
            "rule": why.rule or None,
            "policy": why.policy or None,
            "assumed": why.rests_on_assumption,
            "blamed": list(why.blamed),
            "answers": list(why.answers),
            "possible": [each.word for each in why.possible.values],
            "may_not_apply": why.possible.may_not_apply,
            "exact": why.possible.exact,
            "decided": why.possible.decided,
            "inputs": [{"node": each.item, "roles": sorted(roles)} for each, roles in why.inputs],
        }

    def to_frame(self) -> pd.DataFrame:
        """The nodes as rows: node, name, label, state, level, reason, answers (a pandas frame)."""
        from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

        return frame([self._record(each) for each in by_item(self.node).values()])

    def _record(self, why: Why) -> dict[str, Any]:
        lang = default_lang()
        shown = label(self.framework, why.item, why.letter, lang) if why.letter is not None else None
        level = why.letter.word if why.letter is not None else None
        return {
            "node": why.item,
            "name": name(self.framework, why.item, lang),
            "state": why.state,
            "level": level,
            "label": shown,
            "reason": why.reason,
            "answers": ", ".join(why.answers),
        }

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def _repr_html_(self) -> str:
        """The text as HTML, for a notebook."""
        return f"<pre>{escape(self.text())}</pre>"
