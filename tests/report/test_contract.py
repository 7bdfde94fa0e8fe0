"""What every page of every report keeps to: it is whole, it leads nowhere but to what is there, it asks for nothing."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

import indicatorkit as ik
from tests.report.markup import HEADINGS, Element, read

ROOT = Path(__file__).parents[2]
FRAMEWORKS = sorted(file.stem for file in (ROOT / "frameworks").glob("*.toml"))
EXAMPLES = sorted(map(str, (ROOT / "examples").glob("*.toml")))
SLUG = re.compile(r"[\w-]+")
OUTSIDE = ("src", "srcset", "action", "formaction", "poster", "data", "background", "ping", "manifest", "xlink:href")


def scores(framework: str) -> ik.Scores:
    """Its demonstration where it has one; else someone who answered nothing at all."""
    loaded = ik.load(framework)
    demo = ROOT / "frameworks" / "demo" / f"{framework}.csv"
    return ik.score(loaded, demo if demo.exists() else [{"entity": "Alkmaar"}])


REPORTS = [*((each, "nl") for each in (*FRAMEWORKS, *EXAMPLES)), ("beschermd_thuis", "en"), ("nad", "en")]


@pytest.fixture(scope="module", params=REPORTS, ids=lambda of: f"{Path(of[0]).stem}-{of[1]}")
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a report, by the name of their file."""
    framework, lang = request.param
    written = ik.write_report(scores(framework), tmp_path_factory.mktemp("report"), lang=lang)
    return {file.name: file.read_text("utf-8") for file in written.files if file.suffix == ".html"}


@pytest.fixture(scope="module")
def pages(report: dict[str, str]) -> dict[str, Element]:
    """The same pages as elements."""
    return {file: read(html) for file, html in report.items()}


def ids(page: Element) -> list[str]:
    return [each.attributes["id"] for each in page if "id" in each.attributes]


def test_a_page_says_its_language_and_its_title(pages: dict[str, Element], report: dict[str, str]) -> None:
    for page in pages.values():
        (html,) = page.all("html")
        assert html.attributes["lang"] in {"nl", "en"}
        assert page.all("title")[0].text.strip()
    titles = [page.all("title")[0].text for page in pages.values()]
    assert len(titles) == len(set(titles))


def test_a_page_has_one_main_heading_and_skips_no_level(pages: dict[str, Element]) -> None:
    for file, page in pages.items():
        levels = [int(each.tag[1]) for each in page.all(*HEADINGS)]
        assert levels[0] == 1, file
        assert levels.count(1) == 1, file
        assert all(after <= before + 1 for before, after in pairwise(levels)), (file, levels)


def test_every_heading_says_something(pages: dict[str, Element]) -> None:
    for file, page in pages.items():
        assert all(each.text.strip() for each in page.all(*HEADINGS)), file


def test_an_id_stands_once_and_is_safe_in_a_link(pages: dict[str, Element]) -> None:
    for file, page in pages.items():
        found = ids(page)
        assert len(found) == len(set(found)), file
        assert not [each for each in found if not SLUG.fullmatch(each)], file


def test_what_is_referred_to_by_id_is_there(pages: dict[str, Element]) -> None:
    for file, page in pages.items():
        named = [
            each.attributes[key].split()
            for each in page
            for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
            if key in each.attributes
        ]
        assert {each for names in named for each in names} <= set(ids(page)), file


def test_every_link_leads_to_what_is_there(pages: dict[str, Element]) -> None:
    there = {file: set(ids(page)) for file, page in pages.items()}
    for file, page in pages.items():
        for link in page.all("a"):
            target, _, anchor = link.attributes["href"].partition("#")
            if target.endswith(".xlsx") or target.startswith("data:text/csv"):
                continue  # a form beside the page, or a table to take along
            assert (target or file) in pages, (file, link.attributes["href"])
            assert not anchor or anchor in there[target or file], (file, link.attributes["href"])


def test_a_page_loads_nothing_and_runs_nothing_but_its_own(pages: dict[str, Element]) -> None:
    for file, page in pages.items():
        own = set(ids(page))
        for each in page:
            assert not each.attributes.keys() & set(OUTSIDE), (file, each.tag)
            assert not [name for name in each.attributes if name == "style" or name.startswith("on")], (file, each.tag)
            assert each.tag not in {"link", "iframe", "object", "embed", "base", "form", "image"}, (file, each.tag)
            # what is drawn again is drawn on this very page
            assert each.tag != "use" or str(each.attributes["href"]) in {f"#{id_}" for id_ in own}, file
        assert len(page.all("style")) == 1
        assert len([each for each in page.all("script") if "type" not in each.attributes]) <= 1


def test_every_page_carries_the_notice_and_the_way_to_where_it_comes_from(pages: dict[str, Element]) -> None:
    for file, page in pages.items():
        (footer,) = page.all("footer")
        assert "receipt.html" in {link.attributes["href"] for link in footer.all("a")}, file
    assert len({page.all("footer")[0].text for page in pages.values()}) == 1


def test_no_page_speaks_as_programs_do(pages: dict[str, Element]) -> None:
    for file, page in pages.items():
        for each in page:
            if each.tag not in {"script", "style", "code", "pre"}:
                said = " ".join(each.texts)
                assert not re.search(r"\b(None(?! of)|NaN|nan|True|False|Fraction|Undefined)\b|[{}]", said), (
                    file,
                    said,
                )


def test_what_is_hidden_from_people_who_listen_is_said_to_them_otherwise(pages: dict[str, Element]) -> None:
    """A sign is hidden: the word must stand beside it, or the mark must have a name."""
    for file, page in pages.items():
        for parent in page:
            if parent.tag == "g" and parent.attributes.get("class") == "legend":
                continue  # of a picture: each mark says in words what it is
            if any(each.attributes.get("aria-hidden") == "true" for each in parent.inside):
                seen = Element(
                    parent.tag,
                    texts=parent.texts,
                    inside=[each for each in parent.inside if each.attributes.get("aria-hidden") != "true"],
                )
                assert seen.text.strip() or "aria-label" in parent.attributes, (file, parent.tag, parent.attributes)
