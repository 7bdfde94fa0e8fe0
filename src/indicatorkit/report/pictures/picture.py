"""A picture: its SVG with what it is called and what it shows in words."""

from __future__ import annotations

from base64 import b64encode
from functools import partial
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

from markupsafe import Markup

from ...errors import DataError
from ...files.writers.together import write_together
from ...issues import Issue, Where
from ...light import dataclass
from ...words import Lang, default_lang
from .printing import printed

Form: TypeAlias = Literal["svg", "png", "pdf"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, with what it is called and what there is to see in words.

    `svg` stands on its own: no style sheet, no link to anything outside, every mark named. `description` says in words
    what there is to see, in `lang`. `issues` are what of its theme has no effect.
    """

    svg: str
    title: str
    """What it is called, in one line."""
    description: str
    lang: Lang | None = None
    issues: tuple[Issue, ...] = ()

    def png(self) -> bytes:
        """The picture in pixels, twice as sharp as on a screen; needs the extra `pictures`."""
        return self._printed("png")

    def pdf(self) -> bytes:
        """The picture as a page of its own size, with its text as text; needs the extra `pictures`."""
        return self._printed("pdf")

    def _printed(self, form: Form) -> bytes:
        return printed(self.svg, self.title, self.description, self.lang or default_lang(), form)

    def write(self, path: str | Path, *, force: bool = False) -> Path:
        """Where it was written: as SVG, PNG or PDF, as the name of the file ends.

        A file that is there already is a `DataError` unless `force`; PNG and PDF need the extra `pictures`.
        """
        to = Path(path)
        form = _form(to)
        make = self.svg.encode if form == "svg" else partial(self._printed, form)
        return write_together([(to, lambda beside: beside.write_bytes(make()))], force=force)[0]

    def to_html(self) -> str:
        """The picture for an app, as wide as there is room, with what there is to see in words; nothing is loaded."""
        source = f"data:image/svg+xml;base64,{b64encode(self.svg.encode()).decode()}"
        style = "max-width:100%;height:auto"
        text = f"{self.title}. {self.description}"
        return str(Markup('<img alt="{}" src="{}" style="{}">').format(text, source, style))

    def __html__(self) -> Markup:
        """The picture as part of a page."""
        return Markup(self.svg)  # noqa: S704  # a template escaped everything in it

    def _repr_svg_(self) -> str:
        """The picture, for a notebook."""
        return self.svg


def _form(path: Path) -> Form:
    """What the name of a file says that it is to be."""
    found = path.suffix.casefold().removeprefix(".")
    for each in FORMS:
        if found == each:
            return each
    params = {"known": ", ".join(f".{each}" for each in FORMS)}
    raise DataError([Issue("error", "no-form-of-picture", Where(file=str(path)), params)])
