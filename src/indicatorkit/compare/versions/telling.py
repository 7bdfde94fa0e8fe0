"""Differences in words: how much changes, the smallest case, a table of nodes, and from what to what they change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from ...light import dataclass
from ...words import Lang, listed, say
from ...words.grid import Line, grid
from ...words.wrapping import fill
from .differences import Differences
from .differing import WAYS, NodeDifference, Verdict, Way
from .phrasing import Phrases

MOST_TOLD: Final = 3
MOST_TRANSITIONS: Final = 8
MOST_CHANGES: Final = 4
MOST_ENTITIES: Final = 12
INDENT: Final = "  "


@dataclass(frozen=True)
class Telling:
    """Says differences in one language, in lines of at most so many characters where that is possible.

    `nodes` are those to be told from what to what; unless said the ones that are written differently.
    """

    differences: Differences
    lang: Lang
    width: int
    nodes: Sequence[str] = ()

    @property
    def phrases(self) -> Phrases:
        """The pieces of which it is made."""
        return Phrases(self.differences, self.lang)

    def text(self) -> str:
        """All of it."""
        parts = [
            self._head(),
            self.headline(),
            map(self._as_item, self.declared()),
            self._table(),
            *map(self._node, self.told()),
            self._untold(),
            self._stored(),
            self._others(),
            map(self._filled, self.legend()),
        ]
        return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))

    def _filled(self, text: str, *, first: str = "", rest: str = "") -> str:
        return fill(text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

    # ------------------------------------------------------------------------------------------------------- the gist

    def _head(self) -> Iterator[str]:
        yield from map(self._filled, self.title())

    def title(self) -> tuple[str, str]:
        """What is compared: the name, and versions, status and waves."""
        phrases, old, new = self.phrases, self.differences.old, self.differences.new
        called = [f"{each.id} {each.version}".strip() for each in (old, new)]
        status = " → ".join(dict.fromkeys(say(f"status.{each.status}", self.lang) for each in (old, new)))
        compared = [phrases.say("compared", before=called[0], after=called[1]), status, *self._waves()]
        return phrases.say("title", framework=new.name(self.lang)), " · ".join(compared)

    def _waves(self) -> Iterator[str]:
        before, after = self.differences.waves
        if before != after:
            yield self.phrases.count("waves", 1, waves=f"{before or '–'} → {after or '–'}")
        elif before:
            waves = self.differences.same_waves
            yield self.phrases.count("waves", len(waves), waves=", ".join(waves))

    def headline(self) -> Iterator[str]:
        """How much changes, and the smallest case."""
        if not self.changed():
            yield self._filled(self._nothing())
            return
        phrases, whole = self.phrases, self.differences.comparison.whole
        if whole.share is not None:
            key = "whole" if whole.share else "whole_not"
            text = phrases.say(key, share=phrases.share(whole.share))
        else:
            text = phrases.say("whole_uncounted" if whole.witness is not None else "whole_unknown")
        yield self._filled(" ".join([text, *self._stored_gist()]))
        if whole.witness is not None:
            found = self.differences.changing(whole.witness)
            changes = phrases.changes(found)
            said = phrases.say("smallest", situation=phrases.situation(whole.witness))
            yield self._filled(f"{said} {phrases.say('then', changes=phrases.names(changes))}")

    def changed(self) -> tuple[NodeDifference, ...]:
        """The nodes that come out differently, or may."""
        return self.differences.of(Verdict.CHANGED, Verdict.UNKNOWN)

    def _nothing(self) -> str:
        same = len(self.differences.of(Verdict.SAME))
        if not same:
            return self.phrases.say("nothing_in_common")
        return self.phrases.count("nothing_here" if self.differences.other_waves else "nothing", same)

    def _stored_gist(self) -> Iterator[str]:
        stored = self.differences.stored
        if stored is None:
            return
        changed, every = stored.changed(self.differences.board), len(stored.entities)
        several = self.differences.new.entities(self.lang) or f"({self._entity()})"
        if changed:
            names = self.phrases.names(changed, MOST_ENTITIES)
            yield self.phrases.say("stored", number=len(changed), total=every, entities=several, names=names)
        else:
            yield self.phrases.say("stored_not", total=every, entities=several)

    def declared(self) -> Iterator[str]:
        """What is written differently: a head, and an item for each set of keys."""
        found = self.phrases.grouped()
        if found:
            yield self.phrases.say("declared")
        for keys, items in found.items():
            more = len(keys) - MOST_CHANGES
            shown = [*keys[:MOST_CHANGES], *([self.phrases.say("more_keys", number=more)] if more > 0 else [])]
            text = self.phrases.say("declared_of", names=self.phrases.names(items), keys="; ".join(shown))
            yield f"- {text}"

    def _as_item(self, text: str) -> str:
        return self._filled(text, rest=INDENT if text.startswith("- ") else "")

    # ------------------------------------------------------------------------------------------------------ the table

    def _table(self) -> Iterator[str]:
        changed = self.listed()
        if not changed:
            return
        ways = self.ways()
        shown = {each.item for each in changed}
        lines = [
            Line(self.phrases.name(each.item), list(self.cells(each, ways)), self._depth(each.item, shown))
            for each in changed
        ]
        yield from grid(list(self.heads(ways)), lines, self.width)
        for each in self.beside():
            yield self._filled(each)

    def listed(self) -> tuple[NodeDifference, ...]:
        """The nodes in the table: of questions only those on the board, and those that are asked for."""
        return tuple(each for each in self.changed() if not self._is_question(each) or each.item in self.nodes)

    def _is_question(self, node: NodeDifference) -> bool:
        return self.differences.new[node.item].is_asked and node.item not in self.differences.board

    def beside(self) -> Iterator[str]:
        """What is not in the table: how many questions change, and how many nodes do not."""
        more = len(self.changed()) - len(self.listed())
        if more:
            yield self.phrases.count("questions", more)
        same = len(self.differences.of(Verdict.SAME))
        if same:
            yield self.phrases.count("same", same)

    def ways(self) -> tuple[Way, ...]:
        """The ways in which anything changes."""
        met = {change.way for each in self.changed() for change in each.transitions}
        return tuple(way for way in WAYS if way in met)

    def heads(self, ways: Sequence[Way]) -> Iterator[str]:
        """The heads of the table of nodes."""
        yield self.phrases.say("head.node")
        yield self.phrases.say("head.changes")
        yield from (self.phrases.say(f"head.{way}") for way in ways)
        if self.differences.stored is not None:
            yield self._entity()

    def _entity(self) -> str:
        return self.differences.new.entity(self.lang) or self.phrases.say("head.entity")

    def cells(self, node: NodeDifference, ways: Sequence[Way]) -> Iterator[str]:
        """A row of the table of nodes."""
        phrases = self.phrases
        if node.share is not None:
            yield phrases.share(node.share)
        else:
            yield phrases.say("yes" if node.verdict is Verdict.CHANGED else "perhaps")
        for way in ways:
            share = node.share_of(way)
            met = any(each.way is way for each in node.transitions)
            sure = any(each.way is way and each.witness is not None for each in node.transitions)
            uncounted = phrases.say("yes" if sure else "perhaps")
            yield "" if not met else uncounted if share is None else phrases.share(share)
        if self.differences.stored is not None:
            number = len(self.differences.stored.changed(frozenset([node.item])))
            yield str(number) if number else ""

    def _depth(self, item: str, shown: set[str]) -> int:
        """Under how many nodes of the table it stands."""
        above = self.differences.new[item].parent
        return 0 if above is None else self._depth(above, shown) + (above in shown)

    # --------------------------------------------------------------------------------------------------- node by node

    def told(self) -> list[NodeDifference]:
        """The nodes that are told from what to what."""
        changed = {each.item: each for each in self.changed()}
        if self.nodes:
            return [changed[each] for each in self.nodes if each in changed]
        rules = [each for each in self.listed() if each.item in self.differences.causes]
        return (rules or sorted(self.listed() or self.changed(), key=lambda each: each.total or 0))[:MOST_TOLD]

    def _node(self, node: NodeDifference) -> Iterator[str]:
        phrases = self.phrases
        yield self._filled(self.says(node))
        for each in node.transitions[:MOST_TRANSITIONS]:
            text = phrases.change(node.item, each.before, each.after)
            if each.number is not None and node.total is not None:
                text = f"{text}: {phrases.share(Fraction(each.number, node.total))} ({phrases.number(each.number)})"
            yield self._filled(text, first=INDENT, rest=INDENT * 3)
            shown = phrases.situation(each.witness) if each.witness is not None else phrases.say("not_found")
            yield self._filled(phrases.say("example", situation=shown), first=INDENT * 2, rest=INDENT * 3)
        more = len(node.transitions) - MOST_TRANSITIONS
        if more > 0:
            yield self._filled(phrases.count("transitions", more), first=INDENT)
        if node.other_reason and node.total:
            share = phrases.share(Fraction(node.other_reason, node.total))
            yield self._filled(phrases.say("other_reason", share=share), first=INDENT, rest=INDENT * 2)

    def says(self, node: NodeDifference) -> str:
        """How often a node changes."""
        phrases, called = self.phrases, self.phrases.quoted(node.item)
        if node.number is None or node.total is None or node.share is None:
            key = "node_uncounted" if node.is_exact else "node_bound" if node.transitions else "node_unknown"
            return phrases.say(key, name=called)
        share, number, total = phrases.share(node.share), phrases.number(node.number), phrases.number(node.total)
        return phrases.say("node", name=called, share=share, number=number, total=total)

    def _untold(self) -> Iterator[str]:
        more = len(self.listed()) - len(self.told())
        if more > 0 and not self.nodes:
            yield self._filled(self.phrases.count("untold", more))

    # ------------------------------------------------------------------------------------------------- stored answers

    def _stored(self) -> Iterator[str]:
        stored = self.differences.stored
        if stored is None or not stored.flipped:
            return
        yield self.phrases.say("stored_changes")
        for names, text in self.stored_lines():
            yield self._filled(f"{names}: {text}", first="- ", rest=INDENT)

    def stored_lines(self) -> Iterator[tuple[str, str]]:
        """For each node from what to what, and for whom."""
        stored = self.differences.stored
        assert stored is not None
        waves = len({row.wave for row in stored.rows}) > 1
        found: dict[tuple[str, str], list[str]] = {}
        for each in stored.flipped:
            change = self.phrases.change(each.item, each.before, each.after)
            who = " ".join(
                part for part in (each.row.entity, each.row.wave if waves else "", each.row.perspective) if part
            )
            found.setdefault((each.item, change), []).append(who)
        for (item, change), those in found.items():
            yield f"{self.phrases.name(item)}, {change}", self.phrases.names(those, MOST_ENTITIES)

    # ---------------------------------------------------------------------------------------------------- what is left

    def _others(self) -> Iterator[str]:
        for each in self.others():
            yield self._filled(each, rest=INDENT)

    def others(self) -> Iterator[str]:
        """What is new, what is gone, what is called otherwise, and which waves were not compared."""
        phrases, differences = self.phrases, self.differences
        for verdict in (Verdict.ADDED, Verdict.REMOVED):
            names = [phrases.quoted(each.item) for each in differences.of(verdict)]
            if names:
                yield phrases.count(verdict.value, len(names), names=phrases.names(names, MOST_ENTITIES))
        renamed = [phrases.say("renamed_to", before=was, after=now) for was, now in differences.renamed]
        if renamed:
            yield phrases.say("renamed", names=", ".join(renamed))
        for waves, changes in differences.other_waves:
            key = "other_waves_change" if changes else "other_waves_same"
            yield phrases.say(key, waves=listed(list(waves), self.lang))

    def legend(self) -> Iterator[str]:
        """What a situation is, where any are counted."""
        if any(each.total for each in self.changed()):
            yield self.phrases.say("legend")
