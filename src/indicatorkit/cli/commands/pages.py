"""What was written of a report, as lines: how many pages and where to begin, how many forms and where they are."""

from __future__ import annotations

from collections.abc import Iterator

from ...api.writing import Written
from ...words import Lang, count

FORM = ".xlsx"


def written_lines(done: Written, lang: Lang) -> Iterator[str]:
    """A line for the pages, and one for the forms where there are any."""
    forms = [file for file in done.files if file.suffix == FORM]
    yield count("cli.report.written", lang, len(done.files) - len(forms), index=str(done.files[0]))
    if forms:
        yield count("cli.report.forms", lang, len(forms), folder=str(forms[0].parent))
