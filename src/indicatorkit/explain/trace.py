"""The trace of a node: what it was computed from, down to the answers, a line each, with notes, sources and places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .claims import Open
from .labels import grey_label, name, style
from .phrases import Phrases, Told
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
                waiting += [(each, level + 1) for each in reversed(_below(here))]

    def _line(self, node: Why, *, brief: bool) -> str:
        """The node as one line; `brief` leaves out the cause of a grey, which a sentence above has told already."""
        say = self.phrases.say
        told = self.phrases.told.get(node.item, Told())
        parts = [self._status(node, brief=brief)]
        if told.note:
            parts.append(say("note", note=told.note))
        place = told.place.text(self.phrases.lang) if told.place is not None else ""
        if told.source or place:
            parts.append(say("from", source=", ".join(each for each in (told.source, place) if each)))
        return " · ".join(parts)

    def _status(self, node: Why, *, brief: bool) -> str:
        framework, lang = self.phrases.framework, self.phrases.lang
        title = name(framework, node.item, lang)
        if node.state == "known" and node.letter is not None:
            shown = style(framework, node.item, node.letter)
            glyph = f"{shown.glyph} " if shown is not None and shown.glyph else ""
            return f"{glyph}{title}: {self.phrases.measured(node.item, node.letter)}"
        if node.state == "not_applicable":
            return f"– {title}: {self.phrases.say('not_applicable_label')}"
        if node.lacks_answer:
            return f"? {title}: {self.phrases.reason(Open(node.item, node.reason, node.kind))}"
        grey = f"? {title}: {grey_label(framework, node.item, lang)}"
        return grey if brief else f"{grey} ({cause(lacking(node), self.phrases)})"


def _below(node: Why) -> list[Why]:
    """What a node was computed from, each once; not its own answer."""
    found: dict[str, Why] = {}
    for each, _ in node.inputs:
        if each.item != node.item:
            found.setdefault(each.item, each)
    return list(found.values())
