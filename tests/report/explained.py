"""The page that explains a framework, for tests: of any framework, with one row in which nothing is answered."""

from functools import cache
from pathlib import Path

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.report.pages.framework import framework_page
from indicatorkit.report.pages.framework.saying import Saying
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from indicatorkit.words import Lang
from tests.report.markup import Element, read

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(file.stem for file in (ROOT / "frameworks").glob("*.toml"))
EXAMPLES = sorted(map(str, (ROOT / "examples").glob("*.toml")))


@cache
def known(which: str) -> Framework:
    """A framework by its name or file, read once."""
    return ik.load(which)


def site_of(framework: Framework, lang: Lang = "nl") -> Site:
    """A report on one entity that said nothing."""
    scores = ik.score(framework, [{"entity": "Ede"}])
    return site(Reading(scores.table, (0,), scores.answers.rows.waves[0], "", lang))


def saying(framework: Framework, lang: Lang = "nl") -> Saying:
    """What says things of this framework."""
    return Saying(site_of(framework, lang))


def explained(framework: Framework, lang: Lang = "nl") -> Element:
    """The page, read strictly."""
    return read(framework_page(site_of(framework, lang)).html)


def words(element: Element) -> str:
    """All that people read in it, in the order of the page, with single spaces."""
    return " ".join(" ".join(each.texts) for each in element)
