"""Perspectives in words: a table of nodes by perspectives, how often they differ, and a sentence about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...explain.labels import labels_of, name, quoted
from ...framework import Framework
from ...items import Item, ShownScale
from ...light import dataclass
from ...naming import Names, nodes_of
from ...words import Lang, count, listed, say
from ...words.grid import Line, grid
from ...words.wrapping import fill
from ..sentences import number
from .agreement import Agreement, Heard, Voice
from .hearing import Hearing

MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Telling:
    """Says what was heard in one language, in lines of at most so many characters where that is possible."""

    hearing: Hearing
    lang: Lang
    width: int

    @property
    def framework(self) -> Framework:
        """The framework that scored them."""
        return self.hearing.framework

    def text(self) -> str:
        """The table of the board, then every difference in a sentence."""
        rows = self.hearing.rows
        if not rows:
            return self._say("no_rows")
        body = self._board(next(iter(rows))) if len(rows) == 1 else self._counts()
        alone = len(self.hearing.perspectives) == 1
        said = self.sentences() or [self._say("alone" if alone else "none")]
        told = [self._filled(each, first="- ", rest="  ") for each in said]
        return "\n\n".join("\n".join(lines) for lines in (list(self._head()), *map(list, body), told) if lines)

    def sentences(self, nodes: Names | None = None) -> list[str]:
        """A sentence for each node of the board, or of these nodes, on which the perspectives of an entity differ."""
        told = [item.id for item in self.hearing.told]
        shown = told if nodes is None else nodes_of(self.hearing.framework, nodes, self.hearing.plan.results)
        return [
            self._sentence(entity, heard)
            for (entity, node), heard in self.hearing.heard.items()
            if node in shown and heard.is_split
        ]

    def _say(self, key: str, /, **params: object) -> str:
        return say(f"perspectives.{key}", self.lang, **params)

    def _filled(self, text: str, *, first: str = "", rest: str = "") -> str:
        return fill(text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

    # --------------------------------------------------------------------------------------------------------- tables

    def _head(self) -> Iterator[str]:
        framework, wave = self.framework, self.hearing.wave
        (*_, only) = self.hearing.rows
        parts = [f"{framework.id} {framework.version}".strip(), say(f"status.{framework.status}", self.lang)]
        if len(self.hearing.rows) == 1:
            parts.append(only)
        parts += [say("summary.wave", self.lang, wave=wave)] if wave else []
        yield self._filled(self._say("title", framework=framework.name(self.lang)))
        yield self._filled(" · ".join(parts))

    def _board(self, entity: str) -> Iterator[Iterator[str]]:
        """A row for each node and a column for each perspective, with a mark where they differ."""
        items, seen = self.hearing.told, self.hearing.rows[entity]
        shown = {item.id for item in items}
        lines: list[Line] = []
        used: dict[str, ShownScale] = {}
        for item in items:
            heard = self.hearing.heard[entity, item.id]
            cells = [self._short(item, heard.voices[each], used) for each in seen]
            mark = self._say("mark") if heard.is_split else ""
            lines.append(Line(name(self.framework, item.id, self.lang), [*cells, mark], self._depth(item, shown)))
        head = [self._say("head.node"), *map(self._who, seen), self._say("head.differs")]
        yield grid(head, lines, self.width)
        yield (self._filled(self._legend(scale)) for scale in used.values())

    def _counts(self) -> Iterator[Iterator[str]]:
        """For each node how often each agreement occurs over the entities."""
        lines = []
        items = self.hearing.told
        shown = {item.id for item in items}
        for item in items:
            met = Counter(self.hearing.heard[entity, item.id].agreement for entity in self.hearing.rows)
            cells = [str(met[each]) for each in Agreement]
            lines.append(Line(name(self.framework, item.id, self.lang), cells, self._depth(item, shown)))
        yield grid([self._say("head.node"), *(self._say(f"head.{each}") for each in Agreement)], lines, self.width)

    def _depth(self, item: Item, shown: set[str]) -> int:
        """Under how many nodes of the table it stands."""
        above = item.parent
        return 0 if above is None else self._depth(self.framework[above], shown) + (above in shown)

    def _legend(self, scale: ShownScale) -> str:
        """What the glyphs of a scale mean, worst first."""
        shown = [self._say("glyph", glyph=each.glyph, level=each.name(self.lang)) for each in scale.levels]
        return ", ".join(shown)

    def _short(self, item: Item, voice: Voice, used: dict[str, ShownScale]) -> str:
        """A cell: the glyph of the level where every level has its own, else what it is called."""
        scale = self.framework.scales.get(item.scale_id or "")
        glyphs = [each.glyph for each in scale.levels] if scale is not None else []
        if scale is None or voice.level is None or None in glyphs or len(set(glyphs)) < len(glyphs):
            return self._value(item.id, voice)
        used.setdefault(scale.id, scale)
        return glyphs[voice.level] or ""

    def _value(self, node: str, voice: Voice) -> str:
        if voice.state != "known":
            return self._say(voice.state)
        if voice.value is not None:
            return labels_of(self.framework, node, [voice.value], self.lang)[0]
        return number(voice.number, self.lang) if voice.number is not None else ""

    def _who(self, perspective: str) -> str:
        return perspective or self._say("nobody")

    # ------------------------------------------------------------------------------------------------------ sentences

    def _sentence(self, entity: str, heard: Heard) -> str:
        """Who says what, in the order in which they appear: nobody comes first because of what is said."""
        sides: dict[str, list[str]] = {}
        for seen, voice in heard.voices.items():
            if voice.state != "grey":
                sides.setdefault(self._side(heard.node, voice), []).append(self._who(seen))
        told = [self._say("side", value=value, who=listed(who, self.lang)) for value, who in sides.items()]
        params = {"entity": entity, "node": quoted(self.framework, heard.node, self.lang), "sides": "; ".join(told)}
        if heard.span is None:
            return self._because(self._say("differs", **params), heard)
        steps = count("perspectives.steps", self.lang, heard.span)
        return self._because(self._say("differs_by", steps=steps, **params), heard)

    def _side(self, node: str, voice: Voice) -> str:
        shown = self._value(node, voice)
        return say("explain.quoted", self.lang, name=shown) if voice.state == "known" else shown

    def _because(self, sentence: str, heard: Heard) -> str:
        """With the questions under it; a question is not under itself."""
        otherwise = [each for each in heard.otherwise if each != heard.node]
        open_ = [each for each in heard.open if each != heard.node]
        questions, waiting = self._names(otherwise), self._names(open_)
        match bool(otherwise), bool(open_):
            case True, True:
                return self._say("because_and_open", sentence=sentence, questions=questions, open=waiting)
            case True, False:
                return self._say("because", sentence=sentence, questions=questions)
            case False, True:
                return self._say("open", sentence=sentence, questions=waiting)
            case _:
                return sentence

    def _names(self, items: Sequence[str]) -> str:
        more = len(items) - MOST_NAMES
        names = [quoted(self.framework, each, self.lang) for each in items[:MOST_NAMES]]
        return listed([*names, *([self._say("more", number=more)] if more > 0 else [])], self.lang)
