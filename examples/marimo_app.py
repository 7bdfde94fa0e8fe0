"""A notebook that is an app: choose a region and an indicator, and see why it is what it is.

python -m pip install "indicatorkit[recipes]"
marimo run marimo_app.py
"""

import marimo

app = marimo.App()

with app.setup:
    from pathlib import Path

    import marimo as mo

    import indicatorkit as ik

    framework = ik.load("nad")
    answers = Path(__file__).parent / "national" / framework.id  # made up; put your own file here
    scores = ik.score(framework, answers, entities="mo_regios")


@app.cell
def _():
    nodes = {each.name("nl"): each.id for each in framework.board}
    entity = mo.ui.dropdown(scores.entities, value=scores.entities[0], label=framework.entity("nl"))
    node = mo.ui.dropdown(nodes, value=next(iter(nodes)), label="onderdeel")
    mo.vstack([mo.md(f"# {framework.name('nl')}"), mo.hstack([entity, node], justify="start")])
    return entity, node


@app.cell
def _(entity):
    rose = ik.draw(scores, "rose", entity=entity.value, lang="nl")
    mo.Html(rose.to_html())


@app.cell
def _(entity, node):
    mo.Html(ik.explain(scores, node.value, entity=entity.value).to_html("nl"))


if __name__ == "__main__":
    app.run()
