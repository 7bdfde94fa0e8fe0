"""The documentation as a site: `sphinx-build -W -n -c docs/site . FOLDER`, from the root of the repository.

The pages are the very files that a forge shows. The order of the site is that of the links in `docs/README.md`, a
section for each of its headings; other folders with a README of their own are ordered by that.
"""

import re
from collections.abc import Iterator
from gettext import translation
from pathlib import Path
from typing import Any

import sphinx
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

ROOT = Path(__file__).parents[2]
ALL_PAGES = "docs/README"
LANGUAGES = ("nl", "en")

project = "indicatorkit"
language = "en"
extensions = ["myst_parser"]
include_patterns = ["*.md", "docs/**.md", "conformance/*.md"]
exclude_patterns = [".*", "build", "dist", "src", "tests", "venv"]
root_doc = "README"

html_theme = "furo"
html_title = "indicatorkit"
html_additional_pages = {"index": "front.html"}
html_copy_source = False
html_show_copyright = False
html_show_search_summary = False  # they are fetched, and nothing can be fetched by a page that was opened from a file
html_static_path = ["site.css"]
html_css_files = ["site.css"]
templates_path = ["."]

myst_heading_anchors = 6
smartquotes = False  # pages say which quotes and dashes they want

DUTCH = {
    "Back to top": "Naar boven",
    "On this page": "Op deze pagina",
    "Skip to content": "Naar de tekst",
}
"""What the theme says and Sphinx has no Dutch for."""


def links(page: str) -> Iterator[tuple[str, str]]:
    """Where a page leads: the heading above each link, and the page that it names."""
    file, heading = ROOT / f"{page}.md", ""
    for line in file.read_text("utf-8").splitlines():
        heading = line.removeprefix("## ") if line.startswith("## ") else heading
        for place in re.findall(r"\]\(([^)#:]+)\.md\)", line):
            yield heading, (file.parent / place).resolve().relative_to(ROOT).as_posix()


def contents(page: str) -> dict[str, list[str]]:
    """What the site has below a page: by caption, the pages in order, each once in all."""
    first = {named: heading for heading, named in reversed([*links(ALL_PAGES)]) if named != root_doc}
    if page == root_doc:
        below = {ALL_PAGES: "", **dict(reversed(first.items()))}
    elif page.endswith("/README") and page != ALL_PAGES:
        below = {named: "" for _, named in links(page) if named not in {page, ALL_PAGES, root_doc, *first}}
    else:
        below = {}
    captions = dict.fromkeys(below.values())
    return {caption: [named for named, heading in below.items() if heading == caption] for caption in captions}


def add_contents(_: Sphinx, page: str, source: list[str]) -> None:
    """Tell Sphinx, below the text of a page, what comes under it."""
    for caption, pages in contents(page).items():
        said = [":hidden:", *([f":caption: {caption}"] if caption else []), "", *(f"/{each}" for each in pages)]
        source[0] += "\n".join(["\n\n```{toctree}", *said, "```\n"])


def language_of(page: str) -> str:
    """English, unless the name of the page or its twin in English says otherwise."""
    own = page.rpartition(".")[2]
    if own in LANGUAGES:
        return own
    return "nl" if (ROOT / f"{page}.en.md").exists() else "en"


def add_language(_: Sphinx, page: str, __: str, context: dict[str, Any], ___: object) -> None:
    """A page in Dutch says so, and what stands around it is in Dutch too."""
    context["language"] = language_of(page)
    if context["language"] == "nl":
        shipped = translation("sphinx", Path(sphinx.__file__).parent / "locale", ["nl"])
        context["_"] = context["gettext"] = lambda text: DUTCH.get(text.strip()) or shipped.gettext(text)


def setup(app: Sphinx) -> None:
    """Tables of answers are text to Pygments; contents and languages follow from the pages."""
    app.add_lexer("csv", TextLexer)
    app.connect("source-read", add_contents)
    app.connect("html-page-context", add_language)
