"""The call list: what `collect_next` finds, always of how many."""

import indicatorkit as ik
from indicatorkit.report.pages.national.asking import asking
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from tests.loading import made


def test_it_is_what_collect_next_finds(here: Site, scores: ik.Scores) -> None:
    nodes = [item.id for item in here.framework.indicators]
    expected, found = ik.collect_next(scores, nodes=nodes), asking(here)
    assert found.greys == expected.greys == 5 * 19 - 3
    assert found.said == "92 van 95 (97\u00a0%)"
    names = [name for step in found.steps for name in step.questions]
    assert names == [here.reading.name(each) for each in expected.questions]
    assert found.steps[-1].so_far.startswith(f"{expected.ends} van 92")
    first = expected.singles[0]
    assert (found.questions[0].name, found.questions[0].open_in) == (
        here.reading.name(first.question),
        f"{first.open_in} van 5 (40\u00a0%)",
    )
    assert len(found.questions) == sum(bool(each.surely or each.possibly) for each in expected.singles)


def test_where_nothing_is_grey_there_is_nothing_to_ask() -> None:
    framework = made(indicator=[{"id": "vraag", "answer": "light"}])
    scores = ik.score(framework, [{"entity": "Ede", "vraag": "green"}])
    found = asking(site(Reading(scores.table, range(1), "", "", "nl")))
    assert (found.greys, found.steps, found.questions, found.others) == (0, (), (), 0)
