"""A dashboard of one page: answers in; for each region its rose, why each status is what it is, and every grey.

python -m pip install "indicatorkit[recipes]"
streamlit run streamlit_app.py
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

import indicatorkit as ik

framework = st.cache_resource(ik.load)("nad")

st.title(framework.name("nl"))
st.caption(framework.notice("nl"))
upload = st.file_uploader("Antwoorden: een ingevulde vragenlijst, of een tabel", type=["xlsx", "csv"])
if upload is None:
    st.info("Zonder bestand ziet u verzonnen antwoorden.")
    scores = ik.score(framework, Path(__file__).parent / "national" / framework.id, entities="mo_regios")
else:
    with TemporaryDirectory() as folder:  # files are read by their name: it says what they are
        path = Path(folder, Path(upload.name).name)
        path.write_bytes(upload.getvalue())
        try:
            scores = ik.score(framework, path)
        except ik.DataError as wrong:
            st.error("\n\n".join(issue.text("nl") for issue in wrong.issues))
            st.stop()

for issue in scores.issues:
    st.warning(issue.text("nl"))

entity = st.selectbox(framework.entity("nl").capitalize(), scores.entities)
rose = ik.draw(scores, "rose", entity=entity, lang="nl")
st.image(rose.svg, caption=f"{rose.title}. {rose.description}")

names = {each.id: each.name("nl") for each in framework.board}
node = st.selectbox("Waarom?", list(names), format_func=names.__getitem__)
st.html(ik.explain(scores, node, entity=entity).to_html("nl"))

st.header("Alle statussen")
st.html(scores.only(scores.places(entity)).to_html("nl"))

st.header("Waarom grijs?")
for cell in ik.why_grey(scores, entity=entity, nodes=[each.id for each in framework.indicators], lang="nl")["text"]:
    st.markdown(f"- {cell}")
