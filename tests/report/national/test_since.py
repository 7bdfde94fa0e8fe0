"""What changed since the wave before: counted over who is in both, and data now is no progress."""

import indicatorkit as ik
from indicatorkit.report.pages.national.since import since
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import Site, site
from tests.report.national.conftest import BEFORE


def test_it_counts_what_became_of_everything_shown(here: Site) -> None:
    found = since(here)
    assert found is not None
    assert (found.before, found.entities, found.has_new, found.has_breaks) == ("juli 2025", 5, True, False)
    assert dict(found.totals) == {
        "vooruit": "1 van 95 (1\u00a0%)",
        "nu gegevens": "1 van 95 (1\u00a0%)",
        "nu grijs": "2 van 95 (2\u00a0%)",
        "nog grijs": "90 van 95 (95\u00a0%)",
        "gelijk": "1 van 95 (1\u00a0%)",
    }


def test_only_what_moved_has_a_row_and_the_rest_is_counted(here: Site) -> None:
    found = since(here)
    assert found is not None
    assert found.heads == ("vooruit", "nu gegevens", "nu grijs")
    (row,) = found.rows
    assert row.name == "Kernambitie Wonen Eerst"
    assert row.counts == ("1", "1", "2")
    assert found.quiet == 18


def test_in_the_first_wave_there_is_nothing_before(scores: ik.Scores) -> None:
    first = site(Reading(scores.table, scores.places(None, BEFORE), BEFORE, "", "nl"))
    assert since(first) is None


def test_who_is_in_one_wave_only_is_not_compared() -> None:
    rows = [
        {"entity": "Ede", "wave": "2025-07", "kernambitie_wonen_eerst": "vastgesteld"},
        {"entity": "Breda", "wave": "2025-12", "kernambitie_wonen_eerst": "vastgesteld"},
    ]
    scores = ik.score(ik.load("nad"), rows)
    assert since(site(Reading(scores.table, scores.places(None, "2025-12"), "2025-12", "", "nl"))) is None
