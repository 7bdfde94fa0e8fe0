"""What a file says is what the framework holds, with every name resolved."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from indicatorkit.asking import ChoiceAnswer, LevelAnswer, NumberAnswer
from indicatorkit.cells import Word
from indicatorkit.conditions import About
from indicatorkit.framework import Framework
from indicatorkit.items import Item
from indicatorkit.measures.mean import Mean
from indicatorkit.rules import CountsAs
from indicatorkit.rules.table import Table
from indicatorkit.rules.worst_of import WorstOf
from indicatorkit.toml.read import from_dict, read
from tests.loading import document, load, made

SHIPPED = sorted((Path(__file__).parents[2] / "frameworks").glob("*.toml"))
START = """
format = 1

[framework]
id = "klein"
waves = ["2024-06", "2024-12", "2025-07"]

[scale.licht]
worst_to_best = [ { id = "rood", points = 0 }, { id = "geel", points = 1 }, { id = "groen", points = 2 } ]

[answer.licht]
kind  = "level"
scale = "licht"

[answer.ja_nee]
kind    = "choice"
options = [ { id = "ja", nl = "Ja", level = "groen" }, { id = "nee", level = "rood" } ]

[answer.aantal]
kind     = "number"
whole    = true
at_least = 0
at_most  = 9

[rollup.streng]
rule = "worst_of"
nl   = "Het slechtste telt."
"""


def inputs(item: Item) -> dict[str, Fraction]:
    return {edge.id: edge.weight for edge in item.inputs}


def test_the_wave_that_first_stands_there_again_is_shown_where_it_stands_last() -> None:
    reading = read(START.replace('"2024-06", "2024-12", "2025-07"', '"a", "b", "b", "a", "b"'))
    twice = next(issue for issue in reading.issues if issue.code == "wave-twice")
    assert (twice.params["found"], twice.where.path, twice.also[0].path) == (
        "b",
        ("framework", "waves", 4),
        ("framework", "waves", 1),
    )


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_the_shipped_frameworks_have_no_errors_and_no_warnings(file: Path) -> None:
    assert not [str(issue) for issue in read(file).issues]


# ------------------------------------------------------------------------------------------------------------ the tree

TREE = """
[[theme]]
id     = "thema"
rollup = "streng"
group  = [ { id = "kop" }, { id = "rol", rollup = "streng" } ]
indicator = [
  { id = "los",  answer = "licht", weight = 2 },
  { id = "een",  answer = "licht", group = "rol" },
  { id = "twee", answer = "licht", group = "kop", weight = 3 },
]

  [[theme.indicator]]
  id   = "kopje"
  rule = "none"
  subindicator = [ { id = "vraag", answer = "licht" } ]
"""


@pytest.fixture(scope="module")
def tree() -> Framework:
    text = TREE.replace("\n]\n\n  [[theme.indicator]]\n", "\n").replace('  id   = "kopje"\n  rule = "none"\n', "")
    text = text.replace(
        '  subindicator = [ { id = "vraag", answer = "licht" } ]\n',
        '  { id = "kopje", rule = "none", subindicator = [ { id = "vraag", answer = "licht" } ] },\n]\n',
    )
    return load(START + text)


def test_nodes_stand_in_the_order_of_the_file(tree: Framework) -> None:
    assert list(tree.items) == ["thema", "kop", "twee", "rol", "een", "los", "kopje", "vraag"]
    assert [item.id for item in tree.questions] == ["twee", "een", "los", "vraag"]


def test_a_group_with_a_rollup_feeds_the_theme_and_a_heading_hands_on_what_is_under_it(tree: Framework) -> None:
    assert inputs(tree["thema"]) == {"rol": 1, "los": 2, "twee": 3, "vraag": 1}
    assert inputs(tree["rol"]) == {"een": 1}


def test_parents_are_what_people_see(tree: Framework) -> None:
    assert tree["thema"].children == ("kop", "rol", "los", "kopje")
    assert (tree["twee"].parent, tree["twee"].group) == ("kop", "kop")
    assert (tree["los"].parent, tree["los"].group) == ("thema", None)
    assert tree["kop"].is_heading
    assert tree["kopje"].is_heading


def test_a_file_may_start_at_indicators() -> None:
    framework = load(START + '[[indicator]]\nid = "een"\nanswer = "licht"\n')
    assert framework["een"].parent is None
    assert framework.default_wave() == "2025-07"


# --------------------------------------------------------------------------------------------- answers and their scale


def test_a_choice_has_the_only_scale_with_its_levels() -> None:
    answer = load(START + '[[indicator]]\nid = "een"\nanswer = "ja_nee"\n')["een"].answer
    assert isinstance(answer, ChoiceAnswer)
    assert answer.scale == "licht"


def test_what_comes_out_of_questions() -> None:
    bands = "{ rows = [ { level = 'groen', at_least = 5 }, { level = 'rood' } ] }"
    framework = load(
        START
        + '[[indicator]]\nid = "a"\nanswer = "licht"\n[[indicator]]\nid = "b"\nanswer = "ja_nee"\n'
        + '[[indicator]]\nid = "c"\nanswer = "aantal"\n'
        + f'[[indicator]]\nid = "d"\nanswer = "aantal"\nbands = {bands}\n'
        + '[answer.feit]\nkind = "choice"\noptions = [ { id = "x" } ]\n[[indicator]]\nid = "e"\nanswer = "feit"\n'
    )
    assert [(item.gives, item.scale) for item in framework] == [
        ("level", "licht"),
        ("level", "licht"),
        ("number", None),
        ("both", "licht"),
        ("option", None),
    ]


def test_a_node_restates_keys_of_its_answer_and_others_keep_theirs() -> None:
    framework = load(
        START
        + '[[indicator]]\nid = "a"\nanswer = "aantal"\nat_most = 5\nunit = "weken"\n'
        + '[[indicator]]\nid = "b"\nanswer = "aantal"\n'
    )
    one, other = framework["a"].answer, framework["b"].answer
    assert isinstance(one, NumberAnswer)
    assert isinstance(other, NumberAnswer)
    assert (one.at_most, one.unit, other.at_most, other.unit) == (5, "weken", 9, None)
    assert framework["a"].places["at_most"] == ("indicator", 0, "at_most")
    assert framework["a"].places["at_least"] == ("answer", "aantal", "at_least")


def test_marks_of_a_node_fill_in_the_rescale_of_its_answer() -> None:
    framework = load(
        START
        + '[rescale.tien]\nfrom = ["slecht", "goed"]\nto = [0, 10]\noutside = "clip"\n'
        + '[[indicator]]\nid = "a"\nanswer = "aantal"\nrescale = "tien"\nmarks = { slecht = 8, goed = 2.5 }\n'
    )
    answer = framework["a"].answer
    assert isinstance(answer, NumberAnswer)
    assert answer.rescale is not None
    assert answer.rescale.source == (8, Fraction(5, 2))


def test_marks_of_a_node_fill_in_the_rescale_of_its_rollup() -> None:
    """Of one that is named or in place, of one that comes later, and of a further result: each has its own."""
    framework = load(
        START
        + '[[step]]\nid = "a"\nanswer = "aantal"\n'
        + '[rescale.tien]\nfrom = ["slecht", "goed"]\nto = [0, 10]\noutside = "clip"\n'
        + '[rollup.tien]\nrule = "mean"\nrescale = "tien"\n'
        + '[[result]]\nid = "b"\nuses = ["a"]\nrollup = "tien"\nmarks = { slecht = 8, goed = 2.5 }\n'
        + 'rollup_from = { "2025-07" = "tien" }\n'
        + 'also = [ { id = "c", rule = "lowest", rescale = "tien", marks = { slecht = 0, goed = 1 } } ]\n'
    )
    b, c = framework["b"], framework["c"]
    rules = [b.rule, *(each for _, each in b.rules_from), c.rule]
    assert [each.rescale.source for each in rules if each is not None and each.rescale is not None] == [
        (8, Fraction(5, 2)),
        (8, Fraction(5, 2)),
        (0, 1),
    ]
    assert c.marks == {"slecht": 0, "goed": 1}


# ------------------------------------------------------------------------------------------------------------ roll-ups

TWO = """
[[indicator]]
id     = "een"
rollup = "streng"
subindicator = [ { id = "a", answer = "licht" }, { id = "b", answer = "licht", tags = ["kern"] } ]
"""


def test_a_named_rollup_is_one_object_for_all_that_use_it() -> None:
    framework = load(START + TWO + '[[result]]\nid = "alles"\nrollup = "streng"\nuses = "indicators"\n')
    assert framework["een"].rule is framework["alles"].rule
    assert isinstance(framework["een"].rule, WorstOf)
    assert framework["een"].rule_name == "streng"


def test_a_node_restates_keys_of_its_rollup() -> None:
    more = '[[result]]\nid = "alles"\nrollup = "streng"\nmissing = "leave_out"\nknown_at_least = 2\nuses = ["a", "b"]\n'
    item = load(START + TWO + more)["alles"]
    assert item.rule is not None
    assert (item.rule.rule, item.rule.missing, item.rule.known_at_least) == ("worst_of", "leave_out", 2)
    assert item.places["missing"] == ("result", 0, "missing")
    assert item.places["rule"] == ("rollup", "streng", "rule")
    assert item.places[""] == ("result", 0)


def test_texts_of_a_rollup_stay_its_own() -> None:
    item = load(START + TWO + '[[result]]\nid = "alles"\nnl = "Alles"\nrollup = "streng"\nuses = ["a"]\n')["alles"]
    assert item.name("nl") == "Alles"
    assert item.rule is not None
    assert item.rule.nl == "Het slechtste telt."


def test_defaults_hold_for_nodes_that_do_not_say_it() -> None:
    framework = load(
        START
        + '[default.indicator]\nrollup = "streng"\nanswer = "licht"\neffort = 3\nsource = "lijst"\n'
        + '[default.subindicator]\nanswer = "ja_nee"\ncertainty = "assumed"\n'
        + '[[indicator]]\nid = "vraag"\n'
        + '[[indicator]]\nid = "som"\neffort = 1\nsubindicator = [ { id = "a" }, { id = "b", answer = "licht" } ]\n'
    )
    assert isinstance(framework["vraag"].answer, LevelAnswer)
    assert isinstance(framework["som"].rule, WorstOf)
    assert isinstance(framework["a"].answer, ChoiceAnswer)
    assert (framework["vraag"].effort, framework["som"].effort) == (3, 1)
    assert (framework["vraag"].source("nl"), framework["a"].certainty) == ("lijst", "assumed")
    assert framework["vraag"].places["effort"] == ("default", "indicator", "effort")


def test_weights_are_by_id_before_tag_and_zero_is_no_input() -> None:
    numbers = 'rule = "mean"\npoints = { rood = 0, geel = 1, groen = 2 }\nuses = ["a", "b"]\n'
    framework = load(
        START
        + TWO
        + f'[[result]]\nid = "tag"\n{numbers}weights = {{ kern = "1/3" }}\n'
        + f'[[result]]\nid = "id"\n{numbers}weights = {{ kern = 3, b = 2 }}\n'
        + f'[[result]]\nid = "nul"\n{numbers}weights = {{ a = 0 }}\n'
    )
    assert inputs(framework["tag"]) == {"a": 1, "b": Fraction(1, 3)}
    assert inputs(framework["id"]) == {"a": 1, "b": 2}
    assert inputs(framework["nul"]) == {"b": 1}
    assert isinstance(framework["nul"].rule, Mean)
    assert framework["nul"].gives == "number"


def test_uses_takes_ids_lists_and_tags_each_node_once() -> None:
    more = '[[result]]\nid = "alles"\nrule = "best_of"\nuses = ["b", "indicators", { tag = "kern" }]\n'
    assert list(inputs(load(START + TWO + more)["alles"])) == ["b", "een"]


def test_themes_and_indicators_keep_their_weights() -> None:
    text = (
        '[[theme]]\nid = "t"\nrollup = "streng"\nweight = 4\nindicator = [ { id = "a", answer = "licht", weight = 2 } ]'
    )
    more = '\n[[result]]\nid = "x"\nrule = "best_of"\nuses = "themes"\n[[result]]\nid = "y"\nrule = "best_of"\n'
    framework = load(START + text + more + 'uses = "indicators"\n')
    assert (inputs(framework["x"]), inputs(framework["y"])) == ({"t": 4}, {"a": 2})


def test_a_table_without_inputs_reads_its_columns() -> None:
    rows = "rows = [ { when = { a = 'rood' }, then = 'rood' } ]\notherwise = 'groen'\n"
    item = load(START + TWO + f'[[step]]\nid = "stap"\nrule = "table"\n{rows}')["stap"]
    assert isinstance(item.rule, Table)
    assert [(edge.id, edge.column) for edge in item.inputs] == [("a", True)]
    assert (item.gives, item.scale, item.on_board) == ("level", "licht", False)


def test_of_a_rescale_reads_each_answer_with_its_own_marks() -> None:
    framework = load(
        START
        + '[rescale.tien]\nfrom = ["slecht", "goed"]\nto = [0, 10]\noutside = "clip"\n'
        + '[[indicator]]\nid = "een"\nrule = "mean"\nof = "tien"\n'
        + 'subindicator = [ { id = "a", answer = "aantal", marks = { slecht = 0, goed = 5 } }, '
        + '{ id = "b", answer = "aantal", marks = { slecht = 9, goed = 1 } } ]\n'
    )
    rescales = [edge.rescale for edge in framework["een"].inputs]
    assert [each.source for each in rescales if each is not None] == [(0, 5), (9, 1)]


def test_also_is_another_outcome_over_the_same_inputs_behind_the_same_gate() -> None:
    framework = load(
        START
        + '[[indicator]]\nid = "een"\nrollup = "streng"\napplies_if = { c = "ja" }\n'
        + 'also = [ { id = "bekend", rule = "coverage", as = "share" } ]\n'
        + 'subindicator = [ { id = "a", answer = "licht" } ]\n[[indicator]]\nid = "c"\nanswer = "ja_nee"\n'
    )
    assert framework["bekend"].parent == "een"
    assert inputs(framework["bekend"]) == inputs(framework["een"])
    assert framework["bekend"].condition == About("c", Word("ja"))
    assert framework["bekend"].gives == "number"


def test_later_rollups_stand_in_the_order_of_the_waves() -> None:
    more = 'rollup_from = { "2025-07" = "zacht", "2024-12" = "streng" }\n'
    text = START + '[rollup.zacht]\nrule = "best_of"\n' + TWO.replace("subindicator", more + "subindicator")
    assert [(wave, rule.rule) for wave, rule in load(text)["een"].rules_from] == [
        ("2024-12", "worst_of"),
        ("2025-07", "best_of"),
    ]


@pytest.mark.parametrize(
    ("keys", "outcome"),
    [
        ("rule = 'worst_of'", ("level", "licht")),
        ("rule = 'mean'", ("number", None)),
        (
            "rule = 'mean'\nbands = { rows = [ { level = 'groen', at_least = 1 }, { level = 'rood' } ] }",
            ("both", "licht"),
        ),
        ("rule = 'count'\nwhere = 'rood'", ("number", None)),
        ("rule = 'first_known'", ("level", "licht")),
        ("rule = 'table'\nrows = [ { when = { all = 'rood' }, then = 0 } ]\notherwise = '1/2'", ("number", None)),
        (
            "rule = 'table'\nrows = [ { when = { all = 'rood' }, then = { same_as = 'a' } } ]\notherwise = 'grey'",
            ("level", "licht"),
        ),
        ("rule = 'table'\nrows = [ { when = { all = 'rood' }, then = 'grey' } ]", ("option", None)),
        ("rule = 'worst_of'\nmap = { rood = 'laag', geel = 'laag', groen = 'hoog' }", ("level", "ander")),
        ("rule = 'majority'\notherwise = 'geel'", ("level", "licht")),
    ],
)
def test_what_comes_out_of_rules(keys: str, outcome: tuple[str, str | None]) -> None:
    other = '[scale.ander]\nworst_to_best = [ { id = "laag" }, { id = "hoog" } ]\n'
    item = load(START + TWO + other + f'[[result]]\nid = "x"\nuses = ["a", "b"]\n{keys}\n')["x"]
    assert (item.gives, item.scale) == outcome


# ------------------------------------------------------------------------------------------- labels, examples, the file


def test_labels_at_the_end_complete_what_is_not_said_at_the_thing_itself() -> None:
    text = START + TWO + '[en]\neen = "One"\n"ja_nee.ja" = "Yes"\nlicht.rood = "Red"\n[nl]\na = "Eerste"\n'
    framework = load(text.replace('id = "a", answer = "licht"', 'id = "a", answer = "ja_nee"'))
    assert (framework["een"].name.en, framework["a"].name.nl) == ("One", "Eerste")
    assert framework.scales["licht"].levels[0].name.en == "Red"
    answer = framework["a"].answer
    assert answer is not None
    assert (answer.options[0].nl, answer.options[0].en) == ("Ja", "Yes")


def test_a_label_said_twice_is_a_warning_and_the_nodes_own_holds() -> None:
    reading = read(START + TWO.replace('id     = "een"', 'id = "een"\nnl = "Een"') + '[nl]\neen = "Ander"\n')
    assert [(issue.code, issue.severity) for issue in reading.issues] == [("label-twice", "warning")]
    assert reading.framework is not None
    assert reading.framework["een"].name.nl == "Een"


def test_examples_and_promises_are_read() -> None:
    text = (
        '[[example]]\nnl = "Een"\nwave = "2024-06"\nanswers = { a = "rood" }\n'
        'expect = { een = { grey = "missing_inputs" }, a = "rood" }\nbecause = { een = ["b"] }\n'
        '[[promise]]\nholds = "veto"\nnodes = ["een"]\nby = ["a"]\nexcept = { een = "afgesproken" }\n'
    )
    framework = load(START + TWO + text)
    (example,), (promise,) = framework.examples, framework.promises
    assert (example.expect["een"].reason, example.expect["a"].level) == ("missing_inputs", "rood")
    assert example.because == {"een": ("b",)}
    assert (promise.by, promise.exceptions) == (("a",), {"een": "afgesproken"})


def test_what_counts_as_something_keeps_its_reason() -> None:
    more = "missing = { counts_as = 'rood', because = { nl = 'afgesproken' } }\n"
    rule = load(START + TWO + f'[[result]]\nid = "x"\nrule = "worst_of"\nuses = ["a"]\n{more}')["x"].rule
    assert rule is not None
    assert isinstance(rule.missing, CountsAs)
    assert rule.missing.because is not None
    assert rule.missing.because("nl") == "afgesproken"


def test_a_table_from_another_parser_gives_the_same_framework() -> None:
    doc = document(indicator=[{"id": "a", "answer": "light", "weight": Decimal("0.1")}])
    reading = from_dict(doc)
    assert reading.framework is not None
    assert reading.framework["a"].weight == Fraction(1, 10)
    assert not reading.locate(("indicator", 0)).line
    assert made(indicator=[{"id": "a", "answer": "light"}])["a"].scale == "light"


def test_findings_of_a_table_have_a_path_and_no_line() -> None:
    (issue,) = from_dict(document(indicator=[{"id": "a", "answer": "licht"}])).issues
    assert (issue.where.path, issue.where.line) == (("indicator", 0, "answer"), None)


def test_the_digest_is_that_of_the_content_however_it_was_saved() -> None:
    text = START + TWO
    plain, windows, marked = (
        read(each, name="x.toml").framework
        for each in (text.encode(), text.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + text.encode())
    )
    assert plain is not None
    assert windows is not None
    assert marked is not None
    assert plain.digest == windows.digest == marked.digest
    assert len(plain.digest) == 64
    assert plain.file == "x.toml"


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "klein.toml"
    file.write_text(START + TWO, encoding="utf-8")
    for given in (file, str(file)):
        framework = read(given).framework
        assert framework is not None
        assert framework.file == str(file)
    with pytest.raises(OSError, match="klein_niet"):
        read(tmp_path / "klein_niet.toml")


def test_nothing_at_all_is_told_too() -> None:
    assert {issue.code for issue in read(b"").issues} == {"format-missing", "framework-missing"}
    assert {issue.code for issue in read('format = 1\nframework = "x"\n').issues} == {"table-expected"}
    assert {issue.code for issue in read('format = 1\n[framework]\nid = "x"\n').issues} == {"no-nodes"}


def test_a_framework_says_what_one_and_what_several_of_those_that_are_scored_are_called() -> None:
    head = {"entity": {"nl": "regio"}, "entities": {"nl": "regio's", "en": "regions"}}
    found = made(framework=head, indicator=[{"id": "a", "answer": "light"}])
    assert (found.entity("nl"), found.entities("nl"), found.entities("en")) == ("regio", "regio's", "regions")
    assert not made(indicator=[{"id": "a", "answer": "light"}]).entities
