"""The file as it is: its bytes, its text, its lines, and the digest by which results name it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from functools import cached_property
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from ..light import dataclass
from ..limits import allowed, at_most


@dataclass(frozen=True)
class Source:
    """A file in UTF-8; a byte order mark at the start is allowed and dropped, and line ends count as one character."""

    name: str
    data: bytes = field(repr=False)

    @cached_property
    def text(self) -> str:
        """The content; not UTF-8 is a `UnicodeDecodeError`."""
        return self.content.decode("utf-8")

    @cached_property
    def content(self) -> bytes:
        """The bytes without byte order mark and with plain line ends."""
        return self.data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends; what cannot be read is shown as �."""
        return self.content.decode("utf-8", "replace").split("\n")

    @property
    def digest(self) -> str:
        """SHA-256 of the content: the same for a file with another line end or a byte order mark."""
        return sha256(self.content).hexdigest()

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and column, both from 1 and in characters, of a place in the bytes of the content."""
        line = bisect_right(self._starts, offset)
        column = len(self.content[self._starts[line - 1] : offset].decode("utf-8", "replace"))
        return line, column + 1

    @cached_property
    def _starts(self) -> list[int]:
        """Where in the bytes each line begins."""
        return [0, *accumulate(len(line) + 1 for line in self.content.split(b"\n"))][:-1]


def source_of(given: str | Path | bytes, name: str = "") -> Source:
    """The file at a path, or the content itself: bytes, or a text of more than one line.

    At most one byte more than is allowed is read. A file that cannot be opened is an `OSError`.
    """
    if isinstance(given, bytes):
        return Source(name, given)
    if isinstance(given, str) and "\n" in given:
        return Source(name, given.encode("utf-8", "surrogatepass"))
    with Path(given).open("rb") as file:
        return Source(name or str(given), at_most(file, allowed().toml_bytes))
