"""What is wrong with one example, with its place in the file."""

from __future__ import annotations

from pathlib import Path

from ..api.load import located
from ..expected import Example
from ..frames.coding import books_of
from ..framework import Framework
from ..toml.read import Reading, read
from ..verify.examples import failures
from ..verify.findings import of_failure


def failing(framework: Framework, example: Example, reading: Reading | None = None) -> list[str]:
    """What fails in an example, each with its line; without one where the framework was not read from a file."""
    books = books_of(framework)
    alone = framework.model_copy(update={"examples": (example,), "more_examples": ()})
    found = [of_failure(each) for each in failures(alone, books)]
    if not found:
        return []
    if reading is None:
        file = Path(framework.file or ".")
        reading = read(file) if file.is_file() else read(b"", name=framework.file)
    return [str(located(reading, each)) for each in found]
