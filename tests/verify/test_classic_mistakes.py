"""Mistakes that people really make, made in a copy of NAD: each is found, and the case that shows it can be scored.

What is said to the author stands beside each: the code of `check`, or the claim of `verify` with its node.
"""

from functools import cache
from pathlib import Path

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.toml.findings import Finding
from indicatorkit.verify.findings import findings
from indicatorkit.verify.proving import verify
from indicatorkit.verify.verdicts import Stated, Verdict
from tests.loading import load

NAD = Path(__file__).parents[2] / "frameworks" / "nad.toml"
INDICATORS = """rows      = [
  { when = { all = "op_koers" },      then = "op_koers" },
  { when = { all = "niet_opgepakt" }, then = "niet_opgepakt" },
]
otherwise = "in_ontwikkeling"
missing   = "grey"                        # gepubliceerd"""
OF_THEMES = '{ when = { share = "niet_opgepakt", at_least = "1/2" }, then = "niet_opgepakt" }'
WAYS = """  { then = "op_koers",        where = "ja", count = 3 },
  { then = "in_ontwikkeling", where = "ja", count = 1 },"""


@cache
def nad(old: str, new: str) -> Framework:
    """NAD with one thing written otherwise."""
    text = NAD.read_text("utf-8")
    assert text.count(old) == 1, f"{text.count(old)} times in the file: {old}"
    return load(text.replace(old, new))


def checked(framework: Framework) -> dict[str, Finding]:
    """What `check` says, by code; of each code the first."""
    return {each.code: each for each in reversed(list(findings(framework)))}


def refuted(framework: Framework, claim: str, node: str, scope: str = "rule") -> Verdict:
    """What `verify` says of this, which is wrong."""
    (found,) = (each for each in verify(framework, claims=[claim], nodes=[node]) if each.scope == scope)
    assert found.status == "refuted"
    return found


def scored(framework: Framework, verdict: Verdict, stated: Stated | None, node: str | None = None) -> str | None:
    """What comes out of the case that is shown, scored as an author would: a level, or why there is none."""
    assert stated is not None
    assert stated.is_real
    case = ik.score_case(framework, {**stated.answers, **stated.entity}, wave=verdict.wave or None)
    assert not case.issues
    return case.level(node or verdict.node) or case.reason(node or verdict.node)


def test_a_catch_all_row_first_hides_the_others() -> None:
    anything = '{ when = { any = ["op_koers", "in_ontwikkeling", "niet_opgepakt"] }, then = "in_ontwikkeling" },'
    framework = nad(INDICATORS, INDICATORS.replace("rows      = [", f"rows = [\n  {anything}"))
    found = refuted(framework, "rows_decide", "financien")
    assert found.fails
    assert found.about == ("2 < 1", "3 < 1")  # rows two and three have nothing left because of row one
    told = checked(framework)
    assert (told["row-shadowed"].severity, told["row-shadowed"].params["rows"]) == ("error", "1")
    assert {"level-unreachable", "example-fails"} < set(told)


def test_two_thresholds_are_swapped() -> None:
    swapped = WAYS.replace("count = 3", "count = 9").replace("count = 1", "count = 3").replace("count = 9", "count = 1")
    framework = nad(WAYS, swapped)
    found = refuted(framework, "rows_decide", "alternatieve_woonplekken")
    assert (found.fails, found.about) == (True, ("2 < 1",))
    assert refuted(framework, "named_levels_reachable", "alternatieve_woonplekken").about == ("in_ontwikkeling",)
    assert checked(framework)["row-shadowed"].params["row"] == 2


def test_a_table_has_no_row_for_some_answers() -> None:
    framework = nad(INDICATORS, INDICATORS.replace('otherwise = "in_ontwikkeling"\n', ""))
    found = refuted(framework, "total", "uitstroom_instelling")
    assert found.fails
    assert found.witness is not None
    assert scored(framework, found, found.witness.before) == "no_row"
    assert set(found.witness.before.answers.values()) == {"ja", "deels"}  # neither all on track nor all not taken up
    assert "table-gap" in checked(framework)
    grey = refuted(framework, "known_when_answered", "uitstroom_instelling", "answers")
    assert grey.witness is not None
    assert scored(framework, grey, grey.witness.before) == "no_row"


def test_two_rows_of_a_table_that_is_unique_hold_together() -> None:
    rows = '''hit = "unique"
rows      = [
  { when = { all = "op_koers" },         then = "op_koers" },
  { when = { any = "niet_opgepakt" },    then = "niet_opgepakt" },
  { when = { any = "in_ontwikkeling" },  then = "in_ontwikkeling" },
]
missing   = "grey"'''
    framework = nad(INDICATORS, rows)
    found = refuted(framework, "unique", "huisuitzettingen")
    assert (found.fails, found.about) == (True, ("3 < 2",))
    assert found.witness is not None
    assert set(found.witness.before.answers.values()) >= {"nee", "deels"}
    assert scored(framework, found, found.witness.before) == "niet_opgepakt"
    assert checked(framework)["rows-overlap"].params["other"] == 2


def test_indicators_that_are_grey_unless_decided_under_a_theme_that_leaves_greys_out() -> None:
    """Every rule is monotone, and the theme is not: a better answer makes an indicator grey, and the theme worse."""
    framework = nad(INDICATORS, INDICATORS.replace('missing   = "grey" ', 'missing = "grey_unless_decided" '))
    assert all(each.status == "proved" for each in verify(framework, claims=["monotone"]) if each.scope == "rule")
    found = refuted(framework, "monotone", "preventie", "answers")
    assert (found.fails, found.grade) == (True, "promised")
    assert found.witness is not None
    order = ("niet_opgepakt", "in_ontwikkeling", "op_koers")
    (changed,) = found.witness.changed
    before, after = (scored(framework, found, each) for each in (found.witness.before, found.witness.after))
    assert order.index(before or "") < order.index(after or "")
    said = [found.witness.before.inputs[changed], found.witness.after.inputs[changed]]  # type: ignore[union-attr]
    levels = {option.id: option.level for option in framework[changed].answer.options}  # type: ignore[union-attr]
    assert order.index(levels[said[0]] or "") > order.index(levels[said[1]] or "")


def test_an_extra_answer_can_then_make_a_theme_grey_again() -> None:
    framework = nad(INDICATORS, INDICATORS.replace('missing   = "grey" ', 'missing = "grey_unless_decided" '))
    assert refuted(framework, "grey_if_any_missing", "financien", "answers").grade == "promised"
    found = refuted(framework, "never_revised", "preventie", "answers")
    assert found.witness is not None
    assert scored(framework, found, found.witness.before) != scored(framework, found, found.witness.after)
    (answered,) = found.witness.changed
    assert found.witness.before.inputs[answered] == "missing"


def test_an_option_has_the_wrong_level() -> None:
    """Who has not counted is on track: so it never happens that nothing at all is taken up."""
    no = '{ id = "nee",       nl = "Nee",                      en = "No",                    level = "niet_opgepakt" }'
    framework = nad(no, no.replace("niet_opgepakt", "op_koers"))
    found = refuted(framework, "rows_decide", "ethos_telling")
    assert (found.fails, found.about) == (True, ("2",))
    assert refuted(framework, "every_level_reachable", "afbouw_opvang", "answers").about == ("niet_opgepakt",)
    assert checked(framework)["row-impossible"].params["row"] == 2


def test_an_option_has_the_wrong_level_where_no_rule_can_tell() -> None:
    """The property of a rule is what it makes of levels; what an option should mean an example knows."""
    some = (
        '{ id = "sommige",   nl = "Een deel van de gemeenten", en = "Some municipalities", level = "in_ontwikkeling" }'
    )
    text = NAD.read_text("utf-8").replace(some, some.replace("in_ontwikkeling", "op_koers"))
    assert not [each for each in verify(load(text), nodes=["zoektermijn", "kleinschalige_opvang"]) if each.fails]
    answers = 'kleinschalig = "ja", opvang_herkomst = "sommige", opvang_netwerk = "ja", grote_locaties = "ja"'
    example = (
        f'[[example]]\nnl = "een deel"\nanswers = {{ {answers} }}\nexpect.kleinschalige_opvang = "in_ontwikkeling"\n'
    )
    found = checked(load(text.replace("\n[en]\n", f"\n{example}\n[en]\n")))["example-fails"]
    assert (found.params["expected"], found.params["found"]) == ("in_ontwikkeling", "op_koers")


def test_a_question_weighs_nothing() -> None:
    """Nobody sees any more that it is missing; nor that it is the worst answer there is."""
    question = '{ id = "nazorg", nl'
    framework = nad(question, '{ id = "nazorg", weight = 0, nl')
    found = checked(framework)["weighs-nothing"]
    assert (found.params["item"], found.params["input"]) == ("outreachend", "nazorg")


def test_an_exception_to_a_promise_is_not_needed_any_more() -> None:
    promise = 'because = "een beter antwoord mag nooit een slechtere status geven"'
    framework = nad(promise, f'{promise}\nexcept = {{ preventie = "wordt in 2025 hersteld" }}')
    (found,) = (each for each in verify(framework, claims=["monotone"], nodes=["preventie"]) if each.scope == "answers")
    assert (found.status, found.stale, found.fails) == ("proved", True, True)
    assert found.accepted == "wordt in 2025 hersteld"
    assert any("promise" in code for code in checked(framework))


def test_a_level_that_nobody_can_get() -> None:
    """There are seven groups: eight cannot be chosen."""
    framework = nad('{ level = "op_koers",        at_least = 7 },', '{ level = "op_koers",        at_least = 8 },')
    found = refuted(framework, "named_levels_reachable", "ethos_telling")
    assert (found.fails, found.about) == (True, ("op_koers",))
    assert refuted(framework, "every_level_reachable", "ethos_telling", "answers").about == ("op_koers",)
    told = checked(framework)
    assert (told["row-impossible"].params["item"], told["row-impossible"].params["row"]) == ("ethos_telling", 1)


def test_a_missing_answer_becomes_a_level_through_a_row() -> None:
    """Whoever answers nothing has not started, one thinks; and a grey that was promised is gone."""
    row = '  { when = { any = "missing" }, then = "niet_opgepakt" },'
    framework = nad(INDICATORS, INDICATORS.replace("rows      = [", f"rows = [\n{row}"))
    told = checked(framework)["missing-becomes-level"]
    assert (told.severity, told.params["row"]) == ("warning", 1)
    found = refuted(framework, "grey_if_any_missing", "financien", "answers")
    assert (found.fails, found.grade) == (True, "promised")
    assert found.witness is not None
    assert found.witness.before.answers == {}
    assert scored(framework, found, found.witness.before) == "niet_opgepakt"


def test_bands_leave_a_hole() -> None:
    """Six groups fall through to the last row: not yet taken up, though one group is under development."""
    band = '{ level = "in_ontwikkeling", at_least = 1 },'
    framework = nad(band, '{ level = "in_ontwikkeling", at_least = 1, at_most = 5 },')
    found = refuted(framework, "bands_whole", "ethos_categorieen")
    assert (found.fails, found.about) == (True, ("> 5, < 7",))


def test_a_row_says_the_opposite_of_what_was_meant() -> None:
    framework = nad(OF_THEMES, OF_THEMES.replace('then = "niet_opgepakt"', 'then = "op_koers"'))
    found = refuted(framework, "monotone", "wonen_eerst", "answers")
    assert (found.fails, found.grade) == (True, "promised")
    assert found.witness is not None
    (changed,) = found.witness.changed
    assert changed in found.witness.before.answers
    before, after = (scored(framework, found, each) for each in (found.witness.before, found.witness.after))
    assert (before, after) == ("in_ontwikkeling", "op_koers")  # and the answer became worse


def test_at_best_is_written_for_at_worst() -> None:
    """Every level is `op_koers` at best: whatever is answered, that many ways are found."""
    framework = nad('where = "ja", count = 3', 'where = { at_best = "op_koers" }, count = 3')
    told = checked(framework)
    assert told["row-shadowed"].params["row"] == 2
    found = refuted(framework, "named_levels_reachable", "alternatieve_woonplekken")
    assert (found.fails, found.about) == (True, ("in_ontwikkeling", "niet_opgepakt"))
