"""Templates to pages: everything is escaped, nothing is left undefined, and a page says itself what it may do.

A page may use its own style and its own script, named by their digests, and nothing else: no text of a framework or of
an answer can make it load or run anything.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from ..signs import MARKS
from ..words import Lang, count, say
from ..words.wrapping import kept
from .site import Page, Site
from .styling import look_rules, token_rules

if TYPE_CHECKING:
    from jinja2 import Environment


_IN_NO_PAGE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""What pages and pictures cannot hold, and what turns the text behind it around."""


def rendered(template: str, lang: Lang, **params: Any) -> str:
    """The text of a template, in one language; a sign in place of what no page can hold."""
    return _IN_NO_PAGE.sub("\ufffd", _environment(lang).get_template(template).render(**params))


def page(site: Site, file: str, template: str, title: str, *, styles: tuple[str, ...] = (), **params: Any) -> Page:
    """A page of a report, whole: `styles` are the parts of the style that only this page needs."""
    reading = site.reading
    style = styled(site, *styles)
    script = source("report.js")
    html = rendered(
        template,
        reading.lang,
        site=site,
        reading=reading,
        framework=reading.framework,
        file=file,
        title=title,
        style=Markup(style),  # noqa: S704  # our own files, and rules made of keys and checked colours
        script=Markup(script),  # noqa: S704  # our own file
        policy=policy(style, script),
        **params,
    )
    return Page(file, html)


def styled(site: Site, *parts: str) -> str:
    """The style of a page: tokens, what all pages share, what this one needs, and a rule for each look."""
    return "\n".join(
        [
            token_rules(site.reading.theme),
            *(source(f"{each}.css") for each in ("base", *parts)),
            look_rules(site.reading.looks),
        ]
    )


def policy(style: str, script: str = "") -> str:
    """The content security policy of a page with this style and script, and nothing from anywhere else."""
    allowed = [f"style-src '{_digest(style)}'", "img-src data:"]
    if script:
        allowed.append(f"script-src '{_digest(script)}'")
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def source(name: str) -> str:
    """A file that goes into pages as it stands: a template, the style, the script."""
    return files(__package__).joinpath("templates", name).read_text("utf-8")


def _together(value: object) -> object:
    """A text in which no line ends between a number and what it counts; anything else as it is."""
    return kept(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment(lang: Lang) -> Environment:
    """What templates of a language share, macros too: `say` and `count`, which look below `report.`, and `signs`."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415  # only when a page is made

    made = Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_together,
        optimized=False,  # a template is read once in a process: to look for constants takes longer than it saves
    )
    made.globals.update(
        lang=lang,
        signs=MARKS,
        say=lambda key, **words: say(f"report.{key}", lang, **words),
        count=lambda key, number, **words: count(f"report.{key}", lang, number, **words),
    )
    return made
