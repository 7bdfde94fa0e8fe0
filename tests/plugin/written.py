"""Framework files for the plugin to collect."""

from importlib.metadata import entry_points

GOOD = """
format = 1

[framework]
id      = "lights"
version = "1"
status  = "example"
en      = "Lights"

[scale.light]
worst_to_best = [ { id = "red", en = "Red" }, { id = "green", en = "Green" } ]

[answer.light]
kind  = "level"
scale = "light"

[[indicator]]
id   = "park"
en   = "The park"
rule = "worst_of"
subindicator = [ { id = "trees", en = "Trees", answer = "light" }, { id = "pond", en = "Pond", answer = "light" } ]

[[promise]]
holds = "never_regrey"

[[example]]
en      = "All :: green [really]"
answers = { trees = "green", pond = "green" }
expect  = { park = "green" }

[[example]]
en      = "One red"
answers = { trees = "green", pond = "red" }
expect  = { park = "red" }
"""

BAD = (
    GOOD.replace('expect  = { park = "red" }', 'expect  = { park = "green" }').replace(
        'rule = "worst_of"', 'rule = "worst_of"\nmissing = "leave_out"'
    )
    + """
[[promise]]
holds   = "grey_if_any_missing"
because = "the council wants it"

[[promise]]
holds  = "never_revised"
except = { park = "one season of trial" }

[[promise]]
holds  = "monotone"
except = { park = "nobody knows why" }
"""
)

UNREADABLE = GOOD.replace("worst_of", "wurst_of")

OTHER = 'format = "wide"\n\n[tool]\nframework = "none"\n'

PLUGIN = [] if entry_points(group="pytest11", name="indicatorkit") else ["-p", "indicatorkit_pytest"]
"""How to load the plugin where the library is not installed with it."""
