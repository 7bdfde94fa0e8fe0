"""A dashboard of one page: answers in, a board per region, and for every grey the reason.

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
    st.info("Zonder bestand ziet u een voorbeeld.")
    answers = [{"entity": "Voorbeeld", "flexwoningen": "ja", "optoppen": "weet niet"}]
    scores = ik.score(framework, answers)
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
levels = {level.id: level.name("nl") for scale in framework.scales.values() for level in scale.levels}
case = scores.case(entity=entity)
grey = framework.scales["voortgang"].grey("nl")
st.dataframe(
    [{"indicator": each.name("nl"), "status": levels.get(case.level(each.id) or "", grey)} for each in framework.board],
    hide_index=True,
)

st.header("Waarom grijs?")
for cell in ik.why_grey(scores, entity=entity, nodes=[each.id for each in framework.indicators], lang="nl")["text"]:
    st.markdown(f"- {cell}")
