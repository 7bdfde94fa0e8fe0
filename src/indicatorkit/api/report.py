"""The verbs `write_report` and `report_pages`: scores as pages that people read, as files or as texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..files.opening import named
from ..files.replacing import making
from ..files.writers.together import write_together
from ..limits import Limits, holding
from ..report.forms import filled_forms
from ..report.pages import Maker, makers
from ..report.palette import palette_issues
from ..report.reading import Reading
from ..report.site import FORMS, Site, site
from ..report.theme import Theme
from ..report.theming import read_theme
from ..words import Lang, default_lang
from .one_wave import one_wave
from .scores import Scores
from .writing import Written


def write_report(
    scores: Scores,
    folder: str | Path,
    *,
    lang: Lang | None = None,
    wave: str | None = None,
    perspective: str | None = None,
    theme: str | Path | None = None,
    forms: bool = False,
    force: bool = False,
    limits: Limits | None = None,
) -> Written:
    """The pages that were written: of one wave (the last, unless said), with what was before it.

    The folder is made where it is not there. A page that is there already is a `DataError` unless `force`; nothing is
    left half written. The same scores give the same bytes.

    `theme`: a CSS file that says design tokens, or a theme by its name (`high-contrast`). It changes colours and font,
    never words, signs or patterns. What of it has no effect, and colours that are hard to tell apart, are `issues`.

    With `forms`, a folder of questionnaires comes with them, one for each entity, in which its answers already stand:
    what is filled in there can be read back. They take more time than the pages.

    >>> import indicatorkit as ik
    >>> import tempfile, pathlib
    >>> scores = ik.score(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja"}])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [file.name for file in ik.write_report(scores, folder, lang="en").files]
    ['index.html', 'national.html', 'framework.html', 'receipt.html', 'alkmaar.html']
    """
    used = _theme(theme, limits)
    pages = _site(scores, lang, wave, perspective, used, forms=forms)
    to = named(folder)
    outputs = [(to / file, _writing(make)) for file, make in makers(pages).items()]
    if forms:
        outputs += [(to / file, _writing_form(make)) for file, make in filled_forms(pages).items()]
    with making(to / FORMS if forms else to):
        written = write_together(outputs, force=force, what="pages")
    return Written(written, (*used.issues, *palette_issues(scores.framework, used)))


def report_pages(
    scores: Scores,
    *,
    lang: Lang | None = None,
    wave: str | None = None,
    perspective: str | None = None,
    theme: str | Path | None = None,
    limits: Limits | None = None,
) -> Mapping[str, str]:
    """The pages of a report by the names of their files, each made when it is first asked for: for an app.

    They are those that `write_report` writes; links between them are names of files.

    >>> import indicatorkit as ik
    >>> scores = ik.score(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja"}])
    >>> pages = ik.report_pages(scores, lang="en")
    >>> "alkmaar.html" in pages, pages["alkmaar.html"][:15]
    (True, '<!doctype html>')
    """
    used = _theme(theme, limits)
    return Pages(makers(_site(scores, lang, wave, perspective, used)))


class Pages(Mapping[str, str]):
    """Pages by the names of their files; one that is not there is a `KeyError`."""

    def __init__(self, made: Mapping[str, Maker]) -> None:
        self._made, self._pages = made, dict[str, str]()

    def __getitem__(self, file: str) -> str:
        """The text of a page, which is kept."""
        if file not in self._pages:
            self._pages[file] = self._made[file]().html
        return self._pages[file]

    def __iter__(self) -> Iterator[str]:
        """The names of the files, the index first."""
        return iter(self._made)

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._made)

    def __repr__(self) -> str:
        """How many there are; none is made for that."""
        return f"<Pages: {len(self)}>"


def _theme(said: str | Path | None, limits: Limits | None) -> Theme:
    with holding(limits):
        return read_theme(said) if said is not None else Theme()


def _site(
    scores: Scores, lang: Lang | None, wave: str | None, perspective: str | None, theme: Theme, *, forms: bool = False
) -> Site:
    rows, chosen, seen = one_wave(scores, wave, perspective)
    return site(Reading(scores.table, rows, chosen, seen, lang or default_lang(), theme), forms=forms)


def _writing(make: Maker) -> Callable[[Path], object]:
    """A page is made when its turn comes, and not kept."""
    return lambda beside: beside.write_bytes(make().html.encode())


def _writing_form(make: Callable[[], bytes]) -> Callable[[Path], object]:
    """A form likewise."""
    return lambda beside: beside.write_bytes(make())
