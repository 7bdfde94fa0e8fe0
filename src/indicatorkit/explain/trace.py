"""The trace of a node: what it was computed from, down to the answers, a line each, with notes, sources and places."""

from __future__ import annotations

from collections.abc import Iterator

from ..light import dataclass
from .claims import Open
from .labels import grey_label, name, style
from .phrases import UNTOLD, Phrases
from .text import cause
from .why import Why, lacking


@dataclass(frozen=True, slots=True)
class Trace:
    """Lists the nodes of explanations in one language."""

    phrases: Phrases

    def lines(self, node: Why, depth: int | None = None) -> Iterator[str]:
        """The node and what it was computed from, a line each, indented; a branch in which all is empty is one line."""
        waiting = [(node, 0)]
        while waiting:
            here, level = waiting.pop()
            yield f"{'  ' * level}{self._line(here, brief=level == 0)}"
            if (depth is None or level < depth) and not (level and here.is_unanswered):
                waiting += [(each, level + 1) for each in reversed(below(here))]

    def _line(self, node: Why, *, brief: bool) -> str:
        """The node as one line; `brief` leaves out the cause of a grey, which a sentence above has told already."""
        return " · ".join([self._status(node, brief=brief), *self.beside(node)])

    def beside(self, node: Why) -> Iterator[str]:
        """What people wrote beside it, and where it comes from."""
        say = self.phrases.say
        told = self.phrases.told.get(node.item, UNTOLD)
        if told.note:
            yield say("note", note=told.note)
        place = told.place.text(self.phrases.lang) if told.place is not None else ""
        if told.source or place:
            yield say("from", source=", ".join(each for each in (told.source, place) if each))

    def _status(self, node: Why, *, brief: bool) -> str:
        title = name(self.phrases.framework, node.item, self.phrases.lang)
        return f"{self._sign(node)}{title}: {self.said(node, brief=brief)}"

    def _sign(self, node: Why) -> str:
        if node.letter is not None:
            shown = style(self.phrases.framework, node.item, node.letter)
            return f"{shown.glyph} " if shown is not None and shown.glyph else ""
        return "– " if node.state == "not_applicable" else "? "

    def said(self, node: Why, *, brief: bool) -> str:
        """What came out, in words; `brief` leaves out the cause of a grey."""
        if node.letter is not None:
            return self.phrases.measured(node.item, node.letter)
        if node.state == "not_applicable":
            return self.phrases.say("not_applicable_label")
        if node.lacks_answer:
            return self.phrases.reason(Open(node.item, node.reason, node.kind))
        grey = grey_label(self.phrases.framework, node.item, self.phrases.lang)
        return grey if brief else f"{grey} ({cause(lacking(node), self.phrases)})"


def below(node: Why) -> list[Why]:
    """What a node was computed from, each once; not its own answer."""
    found: dict[str, Why] = {}
    for each, _ in node.inputs:
        if each.item != node.item:
            found.setdefault(each.item, each)
    return list(found.values())
