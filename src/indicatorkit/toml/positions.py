"""Where everything stands: document paths to places in the file, from tree-sitter's syntax tree.

tree-sitter counts columns in bytes; places here are offsets in the bytes of the content. The tree is never asked
whether the file is right (that is tomli's business): what it does not know, such as the newest syntax, has the place of
the nearest thing around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Final

import tomli

from ..issues import Path
from ..light import dataclass
from .findings import At

if TYPE_CHECKING:
    from tree_sitter import Node

Span = tuple[int, int]
_KEYS: Final = ("bare_key", "quoted_key", "dotted_key")


@dataclass(frozen=True, slots=True)
class Spots:
    """Where one thing of the document stands: its key or header, its value, and what stands for the whole."""

    key: Span
    value: Span
    header: Span


@dataclass(frozen=True, slots=True)
class Positions:
    """All spots, by document path."""

    spots: dict[Path, Spots] = field(default_factory=dict)

    def find(self, path: Path, at: At = "value") -> Span | None:
        """Where this stands, or the nearest thing around it; nothing in an empty document."""
        for length in range(len(path), 0, -1):
            found = self.spots.get(path[:length])
            if found is not None:
                return getattr(found, at) if length == len(path) else found.header
        return None


def positions(content: bytes, wanted: Iterable[Path] | None = None) -> Positions:
    """The spots of a file that tomli can read: all of them, or those of the paths that are wanted."""
    import tree_sitter_toml  # noqa: PLC0415  # only a file with problems needs places
    from tree_sitter import Language, Parser  # noqa: PLC0415  # likewise

    root = Parser(Language(tree_sitter_toml.language())).parse(content).root_node
    return Positions(_Index(content, wanted).index(root))


class _Index:
    """Walks the tree once; the tables in force are known from the headers passed so far."""

    def __init__(self, content: bytes, wanted: Iterable[Path] | None) -> None:
        self.content = content
        self.all = wanted is None
        self.wanted = {path[:length] for path in wanted or () for length in range(1, len(path) + 1)}
        self.inner = {path[:-1] for path in self.wanted}
        self.spots: dict[Path, Spots] = {}
        self.lengths: dict[Path, int] = {}

    def index(self, root: Node) -> dict[Path, Spots]:
        at: Path = ()
        for node in root.children:
            match node.type:
                case "table" | "table_array_element":
                    at = self._header(node)
                    for pair in node.children if self._leads_on(at) else ():
                        if pair.type == "pair":
                            self._pair(pair, at)
                case "pair":
                    self._pair(node, ())
        return self.spots

    def _leads_on(self, path: Path) -> bool:
        """Whether anything below this is wanted."""
        return self.all or path in self.inner

    def _is_wanted(self, path: Path) -> bool:
        """Whether this is wanted, or something below it."""
        return self.all or path in self.wanted

    def _header(self, node: Node) -> Path:
        key = next((each for each in node.named_children if each.type in _KEYS), None)
        if key is None:
            return ()
        *parents, last = _leaves(key)
        path: Path = ()
        for part in parents:
            path = self._last_of((*path, self._name(part)))
            if self._is_wanted(path):
                self.spots.setdefault(path, _all(_span(key)))
        path = (*path, self._name(last))
        if node.type == "table_array_element":
            if self._is_wanted(path):
                self.spots.setdefault(path, _all(_span(key)))
            number = self.lengths.get(path, 0)
            self.lengths[path] = number + 1
            path = (*path, number)
        if self._is_wanted(path):
            self.spots[path] = Spots(key=_span(last), value=_span(key), header=_span(key))
        return path

    def _last_of(self, path: Path) -> Path:
        """The table in force under a name: of a list, the last so far."""
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def _pair(self, node: Node, table: Path) -> None:
        children = node.children
        if children and children[0].type == "bare_key" and not self._may_be_wanted((*table, self._name(children[0]))):
            return
        children = [each for each in children if each.type != "comment"]
        if len(children) < 3 or children[0].type not in _KEYS:
            return
        key, value = children[0], children[-1]
        path = table
        for part in _leaves(key):
            path, span = (*path, self._name(part)), _span(part)
            if not self._may_be_wanted(path):
                return
            self.spots.setdefault(path, Spots(key=span, value=span, header=span))
        own = self.spots[path].key
        self.spots[path] = Spots(key=own, value=_span(value), header=own)
        self._value(value, path)

    def _may_be_wanted(self, path: Path) -> bool:
        """Whether a key is wanted, or is the id by which a table within a list may have to be pointed at."""
        return self._is_wanted(path) or path[-1] == "id"

    def _value(self, node: Node, path: Path) -> None:
        if not self._leads_on(path):
            return
        match node.type:
            case "inline_table":
                for pair in node.children:
                    if pair.type == "pair":
                        self._pair(pair, path)
            case "array":
                elements = [each for each in node.children if each.is_named and each.type != "comment"]
                for number, each in enumerate(elements):
                    if not self._is_wanted((*path, number)):
                        continue
                    self._value(each, (*path, number))
                    self.spots[(*path, number)] = self._element(each, (*path, number))

    def _element(self, node: Node, path: Path) -> Spots:
        """A table within a list is pointed at by its id, else by its brace."""
        span = _span(node)
        if node.type != "inline_table":
            return _all(span)
        for pair in node.children if not self._leads_on(path) else ():
            if pair.type == "pair":
                self._pair(pair, path)
        named = self.spots.get((*path, "id"))
        brace = (span[0], span[0] + 1)
        return Spots(key=brace, value=brace, header=named.value if named is not None else brace)

    def _name(self, part: Node) -> str:
        """What a part of a key says."""
        text = self.content[part.start_byte : part.end_byte].decode("utf-8", "replace")
        if part.type == "bare_key":
            return text
        try:
            return next(iter(tomli.loads(f"{text} = 0")))
        except tomli.TOMLDecodeError:
            return text


def _leaves(key: Node) -> Iterator[Node]:
    """The parts of a key, from the left."""
    if key.type != "dotted_key":
        yield key
        return
    for part in key.children:
        if part.type in _KEYS:
            yield from _leaves(part)


def _span(node: Node) -> Span:
    return node.start_byte, node.end_byte


def _all(span: Span) -> Spots:
    return Spots(key=span, value=span, header=span)
