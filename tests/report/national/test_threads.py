"""The common threads: the sentences of a summary, theme by theme, the theme itself first."""

import indicatorkit as ik
from indicatorkit.report.pages.national import counted
from indicatorkit.report.pages.national.threads import threads
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from tests.loading import made


def test_they_are_what_a_summary_says(here: Site, scores: ik.Scores) -> None:
    found = threads(here, counted(here))
    said = [sentence for thread in found for sentence in (*thread.leads, *thread.sentences)]
    assert sorted(said) == sorted(ik.summarise(scores).sentences("nl"))
    assert [thread.name for thread in found] == [theme.name("nl") for theme in here.framework.themes]
    assert all(theme.name("nl") in each.leads[0] for theme, each in zip(here.framework.themes, found, strict=True))


def test_what_is_in_no_theme_comes_last() -> None:
    framework = made(
        theme=[{"id": "thema", "rule": "none", "indicator": [{"id": "binnen", "answer": "light"}]}],
        indicator=[{"id": "buiten", "answer": "light"}],
    )
    rows = [{"entity": "Ede", "binnen": "green", "buiten": "red"}]
    here = site(Reading(ik.score(framework, rows).table, range(1), "", "", "en"))
    found = threads(here, counted(here))
    assert [(each.name, len(each.leads), len(each.sentences)) for each in found] == [("thema", 0, 1), ("", 0, 1)]
