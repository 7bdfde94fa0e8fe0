"""Where in its file a framework says something."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path as FilePath

from ...framework import Framework
from ...issues import Path, Where
from ...toml.read import Reading
from ...toml.source import Source, source_of


class Places:
    """The places in the file from which a framework was read; only the path where the file is gone, or another now."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework

    def where(self, path: Path) -> Where:
        """The place of what stands at a path of the document."""
        reading = self._reading
        return reading.locate(path) if reading is not None else Where(file=self.framework.file, path=path)

    @cached_property
    def _reading(self) -> Reading | None:
        source = self._source()
        same = source is not None and source.digest == self.framework.digest
        return Reading(source) if source is not None and same else None

    def _source(self) -> Source | None:
        if not self.framework.digest or not FilePath(self.framework.file).is_file():
            return None
        return source_of(FilePath(self.framework.file))
