"""How long it takes to compare two versions: against scoring 45 regions with both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measuring import Call, Race
from benchmarks.topics.explaining import large_framework, regions

CHANGES = {
    "half of a theme must be known, now three quarters": (
        'known_share_at_least = "1/2"',
        'known_share_at_least = "3/4"',
    ),
    "every indicator under another policy": ('missing   = "grey"', 'missing   = "grey_unless_decided"'),
    "every indicator by another rule": ('rollup = "alles_deels_niets"', 'rollup = "slechtste"'),
    "three ways of realisation, now four": ("count = 3 }", "count = 4 }"),
}


def measurements() -> Iterator[Race]:
    """What is measured, each with its yardstick; files are read beforehand, everything else is made anew."""
    import indicatorkit as ik
    from indicatorkit.api.shipped import find

    nad, text = ik.load("nad"), find("nad").read_text("utf-8")
    rows = list(regions(nad))
    plain: dict[str, Call] = {"scoring NAD × 45": lambda: ik.score(nad, rows)}
    for what, change in CHANGES.items():
        yield Race(f"NAD: {what}", {"compared": compared(nad, edited(text, *change)), **plain})
    old, new = large_framework(), large_framework("median_of")
    yield Race("200 questions, a quarter of 25 indicators by another rule", {"compared": compared(old, new), **plain})
    found = ik.diff(nad, edited(text, *CHANGES["three ways of realisation, now four"]))
    yield Race(
        "the text of the last one for NAD, with what has been found", {"text": lambda: found.text("nl"), **plain}
    )


def compared(old: Any, new: Any) -> Call:
    """Comparing two versions of which nothing is prepared yet."""
    import indicatorkit as ik

    def compare() -> object:
        for framework in (old, new):
            framework._prepared.clear()  # noqa: SLF001  # as if just read
        found = ik.diff(old, new)
        return found.nodes, found.whole

    return compare


def edited(text: str, before: str, after: str) -> Any:
    """The framework in a text with one thing changed, all the times that it is there."""
    import indicatorkit as ik

    assert before in text
    with TemporaryDirectory() as folder:
        file = Path(folder) / "new.toml"
        file.write_text(text.replace(before, after), "utf-8")
        return ik.load(file)
