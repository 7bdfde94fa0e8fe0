"""How large a workbook may be: looked at before anything in it is opened, so that no file can take the machine down.

A file of a few kilobytes can unpack to gigabytes, name a cell in the last row of the last column, or nest a million
tags. Excel itself makes nothing that comes near these limits out of answers.
"""

from __future__ import annotations

from typing import Final

from ...light import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still read of a workbook.

    `bytes` is the file as it lies on the disk, `unpacked` what its parts say that they are together, `ratio` how much
    smaller packing may have made it. `tags` are the signs `<` in all parts that are opened together, `few_tags` those
    in a part that is neither a sheet nor its texts or formats. `text` is how long one piece of text between tags may
    be, in bytes, give or take as much. `rows` and `columns` are how far filled cells of a sheet of data may reach; of a
    form, `spare` rows more than it has questions.
    """

    bytes: int = 10 << 20
    unpacked: int = 64 << 20
    entries: int = 200
    ratio: int = 100
    tags: int = 2_000_000
    few_tags: int = 50_000
    text: int = 300_000
    rows: int = 100_000
    columns: int = 500
    spare: int = 200


LIMITS: Final = Limits()
