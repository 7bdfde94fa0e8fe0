"""Where answers were read, without the folders: pages go around, and nobody's folders are anybody's business."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PureWindowsPath

from ..answers import Source
from ..engine.table import Table


def without_folders(table: Table) -> Table:
    """The same table, in which every place names its file and not the folders in which that lay."""
    places = table.answers.places
    bare = replace(places, sources=tuple(map(_bare, places.sources)))
    return table if bare == places else replace(table, answers=replace(table.answers, places=bare))


def _bare(source: Source) -> Source:
    return replace(source, file=file_name(source.file) or source.file)


def file_name(path: str) -> str:
    """The name of a file without its folder, however the system writes folders on which it was read."""
    return PureWindowsPath(path).name
