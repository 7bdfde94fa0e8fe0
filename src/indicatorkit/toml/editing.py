"""A framework file with other values in it: everything else stays as it is, to the letter, comments and layout too."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import tomli

from ..issues import Path
from .parsing import parse
from .positions import Span, positions
from .source import Source
from .writing import table, value

if TYPE_CHECKING:
    from tree_sitter import Node

Tables = Mapping[str, Mapping[str, Any]]
_Splice = tuple[Span, str]


class CannotEdit(Exception):
    """This table is written in a way that cannot be added to: dotted keys, or not under a header of its own."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def edited(source: Source, values: Mapping[Path, Any], tables: Tables) -> bytes:
    r"""The file with these values in the places of those that are there, and these keys in tables with a header.

    Of a table at the top a key that is there gets the value, one that is not is added below, and one that is `None` is
    taken out; a table that is not there comes at the end. Line ends stay as they are. What cannot be done without
    writing other things anew is a `CannotEdit`; the outcome was read back, and says what it should.

    >>> file = Source("", b"a = [1, 2] # two\n[note]\nold = 1\n")
    >>> print(edited(file, {("a", 1): 7}, {"note": {"old": None, "new": "x"}}).decode(), end="")
    a = [1, 7] # two
    [note]
    new = "x"
    """
    spots = positions(source.content, values).spots
    if not values.keys() <= spots.keys():
        raise CannotEdit(str(next(path[-1] for path in values if path not in spots)))
    splices: list[_Splice] = [(spots[path].value, value(said)) for path, said in values.items()]
    headers = _headers(source.content)
    for name, keys in tables.items():
        if name in headers:
            splices += _in_table(source.content, headers[name], keys)
        elif any(said is not None for said in keys.values()):
            splices.append(_at_end(source.content, name, keys))
    content = _spliced(source.content, splices)
    _read_back(source, content, values, tables)
    windows = source.data.count(b"\r\n") == source.data.count(b"\n") > 0
    mark = b"\xef\xbb\xbf" if source.data.startswith(b"\xef\xbb\xbf") else b""
    return mark + (content.replace(b"\n", b"\r\n") if windows else content)


def _spliced(content: bytes, splices: list[_Splice]) -> bytes:
    """The content with each text in its place; of several in one place the first comes first."""
    in_order = sorted(enumerate(splices), key=lambda each: (each[1][0], each[0]), reverse=True)
    for _, ((start, end), text) in in_order:
        content = content[:start] + text.encode() + content[end:]
    return content


def _read_back(source: Source, content: bytes, values: Mapping[Path, Any], tables: Tables) -> None:
    """Whether the new file says just what it should: nothing else may have changed."""
    wanted = copy.deepcopy(parse(source.text)[0])
    for path, said in values.items():
        _put(wanted, path, _plain(said))
    for name, keys in tables.items():
        here = wanted.setdefault(name, {}) if any(said is not None for said in keys.values()) else wanted.get(name, {})
        for key, said in keys.items():
            here.pop(key, None)
            if said is not None:
                here[key] = _plain(said)
    if parse(content.decode())[0] != wanted:
        raise CannotEdit(next(iter(tables), ""))


def _put(doc: Any, path: Path, said: Any) -> None:
    for key in path[:-1]:
        doc = doc[key]
    doc[path[-1]] = said


def _plain(said: Any) -> Any:
    """The value as it is read: numbers as TOML has them."""
    return parse(f"x = {value(said)}")[0]["x"]


# --------------------------------------------------------------------------------------------------- a table at the top


def _headers(content: bytes) -> dict[str, Node]:
    """The tables `[name]` at the top, each with the keys right below its header."""
    import tree_sitter_toml  # noqa: PLC0415  # as in positions
    from tree_sitter import Language, Parser  # noqa: PLC0415  # as in positions

    root = Parser(Language(tree_sitter_toml.language())).parse(content).root_node
    tables = [node for node in root.children if node.type == "table" and node.children[1].type != "dotted_key"]
    return {_name(content, node.children[1]): node for node in tables}


def _name(content: bytes, key: Node) -> str:
    return next(iter(tomli.loads(f"{content[key.start_byte : key.end_byte].decode()} = 0")))


def _in_table(content: bytes, header: Node, keys: Mapping[str, Any]) -> Iterator[_Splice]:
    pairs = [node for node in header.children if node.type == "pair"]
    there = {_name(content, pair.children[0]): pair for pair in pairs if pair.children[0].type != "dotted_key"}
    for key, said in keys.items():
        if key in there and said is not None:
            old = [node for node in there[key].children if node.type != "comment"][-1]
            yield (old.start_byte, old.end_byte), value(said)
        elif key in there:
            start = content.rfind(b"\n", 0, there[key].start_byte) + 1
            yield (start, _line_end(content, there[key].end_byte)), ""
    new = {key: said for key, said in keys.items() if key not in there and said is not None}
    if new:
        last = _line_end(content, pairs[-1].end_byte if pairs else header.children[2].end_byte)
        before = "" if content[:last].endswith(b"\n") else "\n"
        yield (last, last), f"{before}{table('', new).lstrip()}\n"


def _line_end(content: bytes, place: int) -> int:
    """Where the next line begins."""
    found = content.find(b"\n", place)
    return len(content) if found < 0 else found + 1


def _at_end(content: bytes, name: str, keys: Mapping[str, Any]) -> _Splice:
    said = {key: each for key, each in keys.items() if each is not None}
    before = "" if content.endswith(b"\n\n") else "\n" if content.endswith(b"\n") else "\n\n"
    bare = name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else value(name)
    return (len(content), len(content)), f"{before}{table(f'[{bare}]', said)}\n"
