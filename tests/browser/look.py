"""Pictures of every kind of page, to look at: `python -m tests.browser.look FOLDER [FRAMEWORK] [LANG]`.

Each page at three widths, without colour, with forced colours, and printed.
"""

import sys
from pathlib import Path

from tests.browser.driving import Visit, Visitors, chromium
from tests.browser.reports import KINDS, WIDTHS, reporter

WITHOUT_COLOUR = "() => { document.documentElement.style.filter = 'grayscale(1)'; }"


def look(folder: Path, framework: str = "nad", lang: str = "nl") -> None:
    """A folder of pictures, named after the kind of page and how it is looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    report = reporter(folder)(framework, lang)
    with chromium() as browser:
        visitors = Visitors(browser)
        for kind, file in KINDS.items():
            page = report / file
            for width in WIDTHS:
                _photo(visitors.visit(page, width), folder / f"{kind} {width}.png")
            grey = visitors.visit(page)
            grey.ask(WITHOUT_COLOUR)
            _photo(grey, folder / f"{kind} grey.png")
            _photo(visitors.visit(page, forced_colors="active"), folder / f"{kind} forced.png")
            grey.go(page).page.pdf(path=folder / f"{kind}.pdf", format="A4")


def _photo(visit: Visit, file: Path) -> None:
    visit.page.screenshot(path=file, full_page=True)


if __name__ == "__main__":
    look(Path(sys.argv[1]), *sys.argv[2:])
