"""The reports that the browser opens: each made once, of made-up answers that show every kind of result."""

from collections.abc import Callable
from pathlib import Path

import indicatorkit as ik
from indicatorkit.api.shipped import made_up

LANGS = ("nl", "en")
WIDTHS = (320, 768, 1280)
KINDS = {
    "index": "index.html",
    "national": "national.html",
    "map": "map.html",
    "framework": "framework.html",
    "receipt": "receipt.html",
    "entity": "tilburg.html",
    "nothing supplied": "arnhem.html",
}
"""The kinds of pages, each with the file of one: among the entities one with an answer that nobody can read."""

Report = Callable[..., Path]


def reporter(folder: Path) -> Report:
    """What gives the folder of a report on a framework, in one language; made when first asked for."""
    made: dict[tuple[str, str], Path] = {}

    def report(framework: str = "nad", lang: str = "nl") -> Path:
        if (framework, lang) not in made:
            to = folder / framework / lang
            to.parent.mkdir(exist_ok=True)
            ik.write_report(national(framework), to, lang=lang)
            made[framework, lang] = to
        return made[framework, lang]

    return report


def national(framework: str) -> ik.Scores:
    """What all regions would have said, scored."""
    return ik.score(ik.load(framework), made_up()[framework], entities="mo_regios")
