"""Notes as they stand on a page: the text, who wrote it, when, and from what source."""

from __future__ import annotations

from collections.abc import Iterator

from ....answers import MADE_UP, Note
from ....light import dataclass
from ...dates import in_words
from ...reading import Reading


@dataclass(frozen=True, slots=True)
class Written:
    """A note; any part may be empty. A source is words, also where it is an address: nothing people write is a link."""

    text: str
    by: str = ""
    date: str = ""
    source: str = ""
    flag: str = ""

    @property
    def byline(self) -> tuple[str, ...]:
        """Who, when, and what it is flagged as."""
        return tuple(each for each in (self.by, self.date, self.flag) if each)


def written(note: Note, reading: Reading) -> Written:
    """A note as it is shown; that answers are made up is said of the whole row."""
    flag = "" if note.flag == MADE_UP else note.flag
    return Written(note.text.strip(), note.by.strip(), in_words(note.date, reading.lang), note.source.strip(), flag)


def notes_on(reading: Reading, row: int, item: str) -> tuple[Written, ...]:
    """The notes of a row on one item: a question, another node, or the framework as a whole."""
    return tuple(_shown(reading, row, item))


def _shown(reading: Reading, row: int, item: str) -> Iterator[Written]:
    for note in reading.table.answers.notes.of(row, item):
        found = written(note, reading)
        if found.text or found.source or found.byline:
            yield found
