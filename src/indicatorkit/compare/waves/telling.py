"""Two waves in words: totals, the rules that changed, and entity by entity what went up, down, known and grey, and why.

Entities stand in the order of the answers: nobody is ranked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from ...light import dataclass
from ...waves import split_earlier, wave_rank
from ...words import Lang, say
from ...words.grid import Line, grid
from ...words.wrapping import fill
from .change import Change
from .comparing import Comparing
from .counting import by_node
from .kinds import KINDS, QUIET, Kind
from .matching import Who
from .phrasing import Phrases

FEW: Final = 6
MOST_TOLD: Final = 12
INDENT: Final = "  "


@dataclass(frozen=True, slots=True)
class Telling:
    """Says a comparison in one language, in lines of at most so many characters where that is possible.

    `nodes` are those that are told, by default what is on the board. `FEW` entities are told in full; of more only how
    often what, unless they are `named`.
    """

    comparing: Comparing
    lang: Lang
    width: int
    nodes: Collection[str] = ()
    named: bool = False

    def text(self) -> str:
        """All of it."""
        phrases = Phrases(self.comparing, self.lang)
        parts = [self._head(phrases), self._rules(phrases), self._totals(phrases), self._table(phrases)]
        parts += self._stories(phrases)
        return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))

    def _filled(self, text: str, *, first: str = "", rest: str = "") -> str:
        return fill(text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

    def _shown(self) -> list[str]:
        """What is told: the nodes that are asked for, else those on both boards, else all that the two share."""
        sides = self.comparing.sides
        wanted = self.nodes or sides.board or sides.nodes
        return [each for each in sides.nodes if each in wanted]

    def _told(self) -> list[Change]:
        shown = frozenset(self._shown())
        return [each for each in self.comparing.changes if each.node in shown]

    # ----------------------------------------------------------------------------------------------------- all of them

    def _head(self, phrases: Phrases) -> Iterator[str]:
        comparing = self.comparing
        old, new = comparing.frameworks
        yield self._filled(phrases.say("title", framework=new.name(self.lang)))
        called = [f"{each.id} {each.version}".strip() for each in (old, new)]
        waves = [each or "–" for each in comparing.sides.waves]
        parts = [" → ".join(dict.fromkeys(each)) for each in (called, waves) if each != ["–", "–"]]
        status = " → ".join(dict.fromkeys(say(f"status.{each.status}", self.lang) for each in (old, new)))
        rows = phrases.say("rows", entities=self._entities(phrases, len(comparing.rows.pairs)))
        yield self._filled(" · ".join([*parts, status, rows]))
        if self._is_backwards():
            yield self._filled(phrases.say("backwards"))
        for key, those in (("only_before", comparing.rows.only_before), ("only_after", comparing.rows.only_after)):
            if those:
                yield self._filled(phrases.count(key, len(those), names=phrases.names(list(map(_called, those)), 8)))

    def _is_backwards(self) -> bool:
        """Whether the second wave is known to be the earlier one.

        A wave of another framework that this one does not list is of before it: nobody lists those of its successor.
        """
        listed = self.comparing.sides.after.answers.waves
        before, after = self.comparing.sides.waves
        old, new = self.comparing.frameworks
        if listed and before not in listed and old.id != new.id:
            return False
        return wave_rank(before, listed) > wave_rank(after, listed)

    def _entities(self, phrases: Phrases, number: int) -> str:
        """How many of those that are scored, by what they are called."""
        framework = self.comparing.frameworks[1]
        one = framework.entity(self.lang) or phrases.say("entity")
        return f"{number} {one if number == 1 else framework.entities(self.lang) or phrases.say('entities')}"

    def _rules(self, phrases: Phrases) -> Iterator[str]:
        """What is written differently, and what is new or gone."""
        comparing = self.comparing
        if comparing.rules.by_item:
            yield self._filled(phrases.say("rules"))
        together: dict[tuple[str, ...], list[str]] = {}
        for item, found in comparing.rules.by_item.items():
            keys = tuple(map(phrases.rewritten, found))
            together.setdefault(keys, []).append(phrases.quoted(item))
        for keys, items in together.items():
            shown = "; ".join(keys)
            yield self._filled(f"- {phrases.names(items)}: {shown}", rest=INDENT)
        old, new = comparing.frameworks
        for key, ids in (("added", comparing.sides.added), ("removed", comparing.sides.removed)):
            names = [(new if key == "added" else old)[each].name(self.lang) for each in ids]
            if names:
                yield self._filled(phrases.count(key, len(names), names=phrases.names(names, 8)))

    def _totals(self, phrases: Phrases) -> Iterator[str]:
        """How many outcomes changed in each way, of how many."""
        told = self._told()
        if not self.comparing.rows.pairs:
            yield self._filled(phrases.say("nobody"))
            return
        counts = Counter(each.kind for each in told)
        nodes = phrases.count("nodes", len(self._shown()))
        size = phrases.count("size", len(told), rows=len(self.comparing.rows.pairs), nodes=nodes)
        said = [phrases.say(f"total.{kind}", number=counts[kind]) for kind in KINDS if counts[kind]]
        yield self._filled(phrases.say("totals", size=size, counts=", ".join(said)))
        if counts[Kind.BECAME_KNOWN]:
            yield self._filled(phrases.say("known_is_no_progress"))
        if any(any(each.assumed) for each in told if each.is_told):
            yield self._filled(say("sheets.assumed_means", self.lang) + ".")

    def _table(self, phrases: Phrases) -> Iterator[str]:
        """How many rows changed in each way, node by node; only where there is more than one."""
        rows = len(self.comparing.rows.pairs)
        counts = by_node(self._told())
        kinds = [kind for kind in KINDS if kind not in QUIET and any(each[kind] for each in counts.values())]
        shown = [item for item in self._shown() if any(counts[item][kind] for kind in kinds)] if rows > 1 else []
        if shown:
            lines = [
                Line(
                    phrases.name(item),
                    [str(counts[item][kind] or "") for kind in kinds],
                    self._depth(item, frozenset(shown)),
                )
                for item in shown
            ]
            yield self._filled(phrases.say("per_node", entities=self._entities(phrases, rows)))
            yield from grid(
                [phrases.say("head.node"), *(phrases.say(f"head.{kind}") for kind in kinds)], lines, self.width
            )
            others = len(self._shown()) - len(shown)
            if others:
                yield self._filled(phrases.count("others", others))

    def _depth(self, item: str, shown: frozenset[str]) -> int:
        above = self.comparing.frameworks[1][item].parent
        return 0 if above is None else self._depth(above, shown) + (above in shown)

    # ---------------------------------------------------------------------------------------------------- one by one

    def _stories(self, phrases: Phrases) -> Iterator[Iterator[str]]:
        by_who: dict[Who, list[Change]] = {(each.entity, each.perspective): [] for each in self.comparing.rows.pairs}
        for each in self._told():
            if each.is_told:
                by_who[each.entity, each.perspective].append(each)
        if self.named or len(by_who) <= FEW:
            for who, changes in by_who.items():
                yield self._story(phrases, who, changes)
        else:
            yield self._gists(phrases, by_who)

    def _story(self, phrases: Phrases, who: Who, changes: Sequence[Change]) -> Iterator[str]:
        yield _called(who)
        if not changes:
            yield self._filled(phrases.say("nothing"), first=INDENT, rest=INDENT)
        yield from self._answers(phrases, who)
        for kind in KINDS:
            those = [each for each in changes if each.kind is kind]
            if those:
                yield self._filled(phrases.say(f"part.{kind}"), first=INDENT, rest=INDENT)
            for each in those[:MOST_TOLD]:
                yield self._filled(phrases.change(each), first=f"{INDENT}- ", rest=INDENT * 2)
                for note in phrases.notes(each):
                    yield self._filled(note, first=INDENT * 2, rest=INDENT * 2)
            if len(those) > MOST_TOLD:
                yield self._filled(phrases.say("more_told", number=len(those) - MOST_TOLD), first=f"{INDENT}- ")

    def _answers(self, phrases: Phrases, who: Who) -> Iterator[str]:
        """How many answers moved, in each way."""
        counts = Counter(
            each.kind
            for each in self.comparing.moved
            if (each.entity, each.perspective) == who and not split_earlier(each.question)[1]
        )
        if counts:
            said = [phrases.say(f"moved.{kind}", number=counts[kind]) for kind in KINDS if counts[kind]]
            total = sum(not split_earlier(now.id)[1] for _, now in self.comparing.sides.asked)
            text = phrases.say("answers", total=total, counts=", ".join(said))
            yield self._filled(text, first=INDENT, rest=INDENT * 2)

    def _gists(self, phrases: Phrases, by_who: dict[Who, list[Change]]) -> Iterator[str]:
        yield self._filled(phrases.say("gists"))
        same: list[str] = []
        for who, changes in by_who.items():
            counts = Counter(each.kind for each in changes)
            said = [phrases.say(f"total.{kind}", number=counts[kind]) for kind in KINDS if counts[kind]]
            if said:
                yield self._filled(f"- {_called(who)}: {', '.join(said)}", rest=INDENT)
            else:
                same.append(_called(who))
        if same:
            yield self._filled(f"- {phrases.say('nothing_short', names=phrases.names(same, MOST_TOLD))}", rest=INDENT)


def _called(who: Who) -> str:
    return " · ".join(each for each in who if each)
