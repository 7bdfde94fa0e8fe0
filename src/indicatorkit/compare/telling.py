"""The comparison of policies in words: a table of totals, one of the nodes where something changes, what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from ..explain.labels import name, quoted
from ..framework import Framework
from ..light import dataclass
from ..words import Lang, count, listed, say
from ..words.grid import Line, grid
from ..words.wrapping import fill
from .cells import FLIPS, Flip
from .policies import Compared, Counts
from .variants import OTHERS, POLICIES, Policy, rollups

MOST_NAMES: Final = 3
Rollup: TypeAlias = tuple[str, str | None]
ALWAYS: Final = (Flip.TO_KNOWN, Flip.TO_GREY, Flip.OTHER_LEVEL)


@dataclass(frozen=True, slots=True)
class Telling:
    """Says a comparison in one language, in lines of at most so many characters where that is possible."""

    compared: Compared
    lang: Lang
    width: int

    def text(self) -> str:
        """All of it."""
        parts = [self._head(), self._totals(), self._legend(), self._nodes(), self._sentences(), self._kept()]
        return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))

    @property
    def framework(self) -> Framework:
        """The framework as it is written."""
        return self.compared.framework

    def _say(self, key: str, /, **params: object) -> str:
        return say(f"policies.{key}", self.lang, **params)

    def _count(self, key: str, number: int, /, **params: object) -> str:
        return count(f"policies.{key}", self.lang, number, **params)

    def _filled(self, text: str, *, first: str = "", rest: str = "") -> str:
        return fill(text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

    # ----------------------------------------------------------------------------------------------------- the tables

    def _head(self) -> Iterator[str]:
        framework = self.framework
        status = say(f"status.{framework.status}", self.lang)
        size = self._say(
            "size",
            rows=self._count("rows", len(self.compared.rows)),
            nodes=self._count("nodes", len(self.compared.nodes)),
            cells=self._count("cells", self.compared.total(Policy.AS_WRITTEN).cells),
        )
        yield self._filled(self._say("title", framework=framework.name(self.lang)))
        yield self._filled(" · ".join((f"{framework.id} {framework.version}".strip(), status, size)))

    def _totals(self) -> Iterator[str]:
        totals = {policy: self.compared.total(policy) for policy in POLICIES}
        some = any(each.not_applicable for each in totals.values())
        shown = [flip for flip in FLIPS if flip in ALWAYS or any(each.flips.get(flip) for each in totals.values())]
        heads = ["grey", "known", *(["not_applicable"] if some else []), *(flip.value for flip in shown)]

        def cells(policy: Policy, counts: Counts) -> list[str]:
            states = [counts.grey, counts.known, *([counts.not_applicable] if some else [])]
            flips = ["" if policy is Policy.AS_WRITTEN else str(counts.flips.get(flip, 0)) for flip in shown]
            return [*map(str, states), *flips]

        lines = [Line(self._policy(policy), cells(policy, counts)) for policy, counts in totals.items()]
        yield from grid([self._say("head.missing"), *(self._say(f"head.{each}") for each in heads)], lines, self.width)

    def _policy(self, policy: Policy) -> str:
        return self._say(f"name.{policy}")

    def _legend(self) -> Iterator[str]:
        names = [self._policy(policy) for policy in OTHERS]
        room = max(map(len, names)) + 2
        for policy, shown in zip(OTHERS, names, strict=True):
            yield self._filled(self._say(f"means.{policy}"), first=f"{shown:<{room}}", rest=" " * room)
        if any(rule.missing == "prorate" for item in self.compared.nodes for _, rule in rollups(item)):
            yield self._filled(self._say("means.prorate"))

    def _nodes(self) -> Iterator[str]:
        counts, certain = self.compared.counts, self.compared.avoidable
        changing = [
            item
            for item in self.compared.nodes
            if certain[item.id] or any(counts[item.id, policy].flipped for policy in OTHERS)
        ]
        if not changing:
            yield self._filled(self._say("nothing_can" if self.compared.kept else "nothing_changes"))
            return
        shown = {item.id for item in changing}
        lines = [
            Line(
                name(self.framework, item.id, self.lang),
                [*(_greys(counts[item.id, policy]) for policy in POLICIES), str(len(certain[item.id]))],
                self._depth(item.id, shown),
            )
            for item in changing
        ]
        yield self._filled(self._say("per_node"))
        head = [self._say("head.node"), *map(self._policy, POLICIES), self._say("head.certain")]
        yield from grid(head, lines, self.width)
        if any("*" in cell for line in lines for cell in line.cells):
            yield self._filled(self._say("star"), rest="  ")
        others = len(self.compared.nodes) - len(changing)
        if others:
            yield self._filled(self._count("others", others))

    def _depth(self, item: str, shown: set[str]) -> int:
        """Under how many nodes of the table it stands."""
        above = self.framework[item].parent
        return 0 if above is None else self._depth(above, shown) + (above in shown)

    # -------------------------------------------------------------------------------------------------- the sentences

    def _sentences(self) -> Iterator[str]:
        written = self.compared.total(Policy.AS_WRITTEN)
        if not written.grey:
            yield self._filled(self._say("no_grey"))
            return
        certain = {item: len(rows) for item, rows in self.compared.avoidable.items() if rows}
        greys = self._count("greys", written.grey, total=written.cells)
        if certain:
            number = sum(certain.values())
            yield self._filled(f"{greys} {self._count('certain', number, names=self._names(list(certain)))}")
        else:
            yield self._filled(f"{greys} {self._say('none_certain')}")

    def _names(self, items: list[str]) -> str:
        return self._some([quoted(self.framework, item, self.lang) for item in items])

    def _some(self, names: list[str]) -> str:
        """The first few names, and how many more there are."""
        more = len(names) - MOST_NAMES
        shown = [*names[:MOST_NAMES], *([self._say("more", number=more)] if more > 0 else [])]
        return listed(shown, self.lang)

    def _kept(self) -> Iterator[str]:
        """Who keeps its own policy, those with the same reason together."""
        together: dict[tuple[str, tuple[Policy, ...]], list[Rollup]] = {}
        for rollup, reasons in self._reasons().items():
            for why, refusing in reasons.items():
                together.setdefault((why, tuple(refusing)), []).append(rollup)
        if together:
            yield self._say("kept")
        for (reason, under), kept in together.items():
            policies = listed([self._policy(policy) for policy in under], self.lang)
            key = "keeps" if under == OTHERS else "keeps_under"
            text = self._say(key, names=self._some(list(self._holders(kept))), policies=policies, reason=reason)
            yield self._filled(text, first="- ", rest="  ")

    def _reasons(self) -> dict[Rollup, dict[str, list[Policy]]]:
        """For each roll-up that keeps its own policy: why, and under which policies."""
        found: dict[Rollup, dict[str, list[Policy]]] = {}
        for each in self.compared.kept:
            rule = dict(rollups(self.framework[each.node]))[each.since].rule
            reason = self._say(f"why.{each.why}", rule=rule)
            found.setdefault((each.node, each.since), {}).setdefault(reason, []).append(each.policy)
        return found

    def _holders(self, kept: list[Rollup]) -> Iterator[str]:
        """The names of these nodes; where only some of the roll-ups of a node are among them, with their waves."""
        for node in dict.fromkeys(node for node, _ in kept):
            shown = quoted(self.framework, node, self.lang)
            begins = [since for since, _ in rollups(self.framework[node])]
            if all((node, since) in kept for since in begins):
                yield shown
                continue
            for since, until in zip(begins, [*begins[1:], None], strict=True):
                if (node, since) in kept:
                    first = self._say("from_wave", name=shown, wave=since) if since is not None else shown
                    yield self._say("until_wave", name=first, wave=until) if until is not None else first


def _greys(counts: Counts) -> str:
    """How many cells are grey, with a star where some cell changes in another way."""
    other = counts.flipped - counts.flips.get(Flip.TO_KNOWN, 0) - counts.flips.get(Flip.TO_GREY, 0)
    return f"{counts.grey}{'*' if other else ''}"
