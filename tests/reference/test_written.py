"""What is kept is what would be written: pages that are made of the library say what the library says now."""

from pathlib import Path

import pytest

from tests.reference.written import ROOT, pages

WRITTEN = dict(pages())


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_is_as_it_would_be_written_now(path: Path) -> None:
    assert path.read_text("utf-8") == WRITTEN[path], "python -m tests.reference writes it anew"
