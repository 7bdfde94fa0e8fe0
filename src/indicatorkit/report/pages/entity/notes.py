"""Notes as they stand on a page: the text, who wrote it, when, and from what source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ....answers import MADE_UP, Note
from ...dates import in_words
from ...reading import Reading


@dataclass(frozen=True, slots=True)
class Written:
    """A note; any part may be empty. `link` is the source where that is nothing but a safe address."""

    text: str
    by: str = ""
    date: str = ""
    source: str = ""
    link: str = ""
    flag: str = ""

    @property
    def byline(self) -> tuple[str, ...]:
        """Who, when, and what it is flagged as."""
        return tuple(each for each in (self.by, self.date, self.flag) if each)


def written(note: Note, reading: Reading) -> Written:
    """A note as it is shown; that answers are made up is said of the whole row."""
    flag = "" if note.flag == MADE_UP else note.flag
    source = note.source.strip()
    link = source if is_address(source) else ""
    return Written(note.text.strip(), note.by.strip(), in_words(note.date, reading.lang), source, link, flag)


def notes_on(reading: Reading, row: int, item: str) -> tuple[Written, ...]:
    """The notes of a row on one item: a question, another node, or the framework as a whole."""
    return tuple(_shown(reading, row, item))


def _shown(reading: Reading, row: int, item: str) -> Iterator[Written]:
    for note in reading.table.answers.notes.of(row, item):
        found = written(note, reading)
        if found.text or found.source or found.byline:
            yield found


def is_address(text: str) -> bool:
    """Whether a text is an `https` address and nothing else, so that what is read is where the link leads.

    >>> is_address("https://www.cbs.nl/nl-nl/cijfers"), is_address("javascript:alert(1)"), is_address("https://a@b.nl/")
    (True, False, False)
    """
    if not text.isascii() or not text.isprintable() or " " in text:
        return False
    try:
        found = urlsplit(text)
        host = found.hostname
    except ValueError:
        return False
    return found.scheme == "https" and bool(host) and "@" not in found.netloc
