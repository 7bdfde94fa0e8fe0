"""The archive that a workbook is: opened only when it is small and plain enough, and so is every part of it.

What it says of itself is checked first: size, number and names of the parts, packing, passwords. Sizes that lie are of
no use, for no more than the size that was said is ever unpacked. Then each part is looked at when it is opened: it is
text without a document type (which is how entities are declared), and without more tags or longer texts than a workbook
has.
"""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from ...errors import DataError
from ...issues import Issue, Where
from ...limits import allowed, over
from ..opening import content

ZIP: Final = b"PK"
OLE: Final = b"\xd0\xcf\x11\xe0"
LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
"""The name of a stream in an old container that holds a new workbook behind a password."""
ENCRYPTED: Final = 1
HEAD: Final = 1 << 10
"""Within so many bytes the outermost tag nearly always begins; parsing more would be for nothing."""
MANY_TAGS: Final = ("worksheet", "sst", "styleSheet")
NEWER_NAMES: Final = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""A workbook that Excel saves as "strict" has other names for the same things."""


class Archive(ZipFile):
    """A workbook as the parts in it; only reading, and only parts that pass."""

    file: str
    tags: int

    def __init__(self, path: Path) -> None:
        self.file, self.tags = str(path), 0
        raw = content(path, "workbook_bytes")
        if not raw:
            raise self.refused("file-empty")
        if not raw.startswith(ZIP):
            raise _not_a_workbook(path, raw)
        try:
            super().__init__(io.BytesIO(raw))
        except (BadZipFile, ValueError, OSError, EOFError, OverflowError, NotImplementedError) as cause:
            raise self.broken() from cause
        self.inspect(len(raw))

    def inspect(self, size: int) -> None:
        """Whether what the archive says of its parts is acceptable; if not, a `DataError`."""
        parts, most = self.infolist(), allowed()
        names = Counter(each.filename.casefold() for each in parts)
        packed = sum(each.compress_size for each in parts)
        unpacked = sum(each.file_size for each in parts)
        if any(each.flag_bits & ENCRYPTED for each in parts):
            raise self.refused("workbook-with-password")
        if len(parts) > most.workbook_parts:
            raise self.refused("workbook-too-many-parts", over("workbook_parts", len(parts)))
        if unpacked > most.workbook_unpacked_bytes:
            raise self.refused("workbook-unpacks-too-large", over("workbook_unpacked_bytes", unpacked))
        if packed > size:
            raise self.broken()
        if unpacked > most.workbook_ratio * max(1, packed):
            said = over("workbook_ratio", -(-unpacked // max(1, packed)))
            raise self.refused("workbook-packed-too-small", said)
        if max(names.values(), default=0) > 1 or any(map(_is_strange, parts)):
            raise self.refused("workbook-with-strange-parts")
        if "xl/workbook.bin" in names or "mimetype" in names:
            raise self.refused("workbook-of-other-kind")

    def open(self, name: Any, *_: Any, **__: Any) -> IO[bytes]:
        """A part as bytes in memory, once it has been looked at."""
        try:
            with super().open(name) as part:
                size = self.getinfo(part.name).file_size
                data = part.read(size + 1)  # without a number, all that it unpacks to, whatever was said
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as cause:
            raise self.broken() from cause
        self.look(data)
        for newer, usual in NEWER_NAMES:
            data = data.replace(newer, usual) if newer in data[:4096] else data
        return io.BytesIO(data)

    def look(self, data: bytes) -> None:
        """Whether a part is text of a size and shape that can be read; if not, a `DataError`."""
        most = allowed()
        text = most.workbook_text_bytes
        blocks = range(0, len(data) - text, text)
        if any(data.find(b"<", begin, begin + text) < 0 for begin in blocks):
            raise self.refused("workbook-with-long-text", over("workbook_text_bytes", text + 1))
        if len(data) > text and (b"<![CDATA[" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff")):
            raise self.refused("workbook-with-long-text", over("workbook_text_bytes", len(data)))
        root = self.root(data)
        tags = data.count(b"<")
        self.tags += tags
        if root not in MANY_TAGS and tags > most.workbook_part_tags:
            raise self.refused("workbook-with-too-much", over("workbook_part_tags", tags))
        if self.tags > most.workbook_tags:
            raise self.refused("workbook-with-too-much", over("workbook_tags", self.tags))

    def root(self, data: bytes) -> str:
        """The name of the outermost tag; nothing but comments may stand before it."""
        wrong: Exception | None = None
        for begin in (data[:HEAD], data):
            try:
                _, first = next(iterparse(io.BytesIO(begin), events=("start",), forbid_dtd=True))
                return str(first.tag).rpartition("}")[2]
            except DefusedXmlException as cause:
                raise self.refused("workbook-with-doctype") from cause
            except (ParseError, StopIteration, ValueError, LookupError) as cause:
                wrong = cause
        raise self.broken() from wrong

    def broken(self) -> DataError:
        """The error for a file that is not what it should be."""
        return self.refused("workbook-broken")

    def refused(self, code: str, params: Mapping[str, object] | None = None) -> DataError:
        """An error about the file as a whole."""
        return DataError([Issue("error", code, Where(file=self.file), params or {})])


def _not_a_workbook(path: Path, raw: bytes) -> DataError:
    """The error for a file that does not begin as a workbook does."""
    if raw.startswith(OLE):
        code = "workbook-with-password" if LOCKED in raw else "workbook-of-other-kind"
    else:
        code = "not-a-workbook"
    return DataError([Issue("error", code, Where(file=str(path)))])


def _is_strange(part: ZipInfo) -> bool:
    """Whether a part would lie elsewhere if it were unpacked, is a link, or is packed in a way that has no bounds."""
    name = part.filename.replace("\\", "/")
    outside = name.startswith("/") or ".." in name.split("/") or ":" in name or "\0" in part.orig_filename
    is_link = (part.external_attr >> 16) & 0o170000 == 0o120000
    return outside or is_link or part.compress_type not in (ZIP_STORED, ZIP_DEFLATED)
