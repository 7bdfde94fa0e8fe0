"""A page as the elements it is made of, read strictly: each is closed where it must be, and has an attribute once.

What browsers would quietly put right is a mistake here, and raises `Malformed`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
OF_SVG = frozenset("svg g path circle rect line polygon polyline ellipse text tspan pattern defs desc use".split())
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Malformed(AssertionError):
    """What no page may have."""


@dataclass
class Element:
    """An element: its name, its attributes, and the elements in it; `texts` are those right below it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        """This element and all below it, in the order of the page."""
        return iter(self._all)

    @cached_property
    def _all(self) -> list["Element"]:
        """The same; a page that was read does not change any more."""
        return [self, *(below for each in self.inside for below in each)]

    def all(self, *tags: str) -> list["Element"]:
        return [each for each in self if each.tag in tags]

    @property
    def text(self) -> str:
        """All that is written in it, a space between words, in some order."""
        return " ".join(word for each in self for text in each.texts for word in text.split())

    @property
    def skeleton(self) -> list[tuple[str, ...]]:
        """Which elements there are with which attributes, whatever is written in them."""
        return [(each.tag, *sorted(each.attributes)) for each in self]


def read(html: str) -> Element:
    """The whole page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if len(reader.open) != 1:
        raise Malformed(f"never closed: {[each.tag for each in reader.open[1:]]}")
    return reader.open[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)
        if tag not in VOID:
            self.open.append(self.open[-1].inside[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in OF_SVG and tag not in VOID:
            raise Malformed(f"{self.getpos()}: <{tag}/> does not close itself")
        self._add(tag, attrs)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            raise Malformed(f"{self.getpos()}: <{tag}> has an attribute twice")
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            raise Malformed(f"{self.getpos()}: </{tag}> where <{self.open[-1].tag}> is open")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise Malformed(f"{self.getpos()}: a comment in a page that people get")
