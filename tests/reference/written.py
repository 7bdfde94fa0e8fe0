"""Every page and picture that is made of the library itself, with the file in which it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.reference import architecture, file_format, house, public

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def pages() -> Iterator[tuple[Path, str]]:
    """Every file with its text."""
    yield DOCS / "architecture.md", architecture.page()
    yield DOCS / "pictures" / "house.svg", house.picture()
    yield DOCS / "format-reference.md", file_format.page()
    yield DOCS / "api" / "README.md", public.index()
    named = tuple(public.all_pages())
    for page in named:
        yield DOCS / "api" / page.file, public.text_of(page)
    yield DOCS / "api" / "types.md", public.types_page(named)


def write() -> Iterator[Path]:
    """The files that were not as they should be, written."""
    for path, text in pages():
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            yield path
