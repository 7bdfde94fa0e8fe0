"""The table of an entity has the numbers that stand around its rose."""

import pytest

import indicatorkit as ik
from indicatorkit.report.pictures.petals import petals
from tests.report.markup import read


@pytest.mark.parametrize("id", ["nad", "beschermd_thuis", "norm_voor_opdrachtgeverschap"])
def test_a_row_of_the_table_has_the_number_of_its_petal(id: str) -> None:
    framework = ik.load(id)
    page = read(ik.report_pages(ik.score(framework, [{"entity": "Ede"}]), lang="nl")["ede.html"])
    rows = [each for each in page.all("th") if each.attributes.get("class") == "numbered"]
    assert [each.text for each in rows] == [
        f"{each.number} {each.item.name('nl')}" for each in petals(framework) if each.number
    ]
