"""The reports that the browser opens: each made once, of data that shows every kind of result."""

from collections.abc import Callable
from pathlib import Path

import indicatorkit as ik

LANGS = ("nl", "en")
WIDTHS = (320, 768, 1280)
KINDS = {
    "index": "index.html",
    "entity": "voorbeeldregio.html",
    "hardly answered": "alkmaar.html",
}
"""The kinds of pages, each with the file of one in the report on the homelessness dashboard."""

Report = Callable[[str, str], Path]


def reporter(folder: Path) -> Report:
    """What gives the folder of a report on the demo of a framework, in one language; made when first asked for."""
    made: dict[tuple[str, str], Path] = {}

    def report(framework: str, lang: str) -> Path:
        if (framework, lang) not in made:
            to = folder / framework / lang
            to.parent.mkdir(exist_ok=True)
            ik.write_report(demo(framework), to, lang=lang)
            made[framework, lang] = to
        return made[framework, lang]

    return report


def demo(framework: str) -> ik.Scores:
    """The demonstration that is shipped with a framework, scored."""
    loaded = ik.load(framework)
    return ik.score(loaded, Path(loaded.file).parent / "demo" / f"{framework}.csv")
