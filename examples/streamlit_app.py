"""A dashboard of one page: answers in, a board per region, and for every grey the reason.

python -m pip install "indicatorkit[recipes]"
streamlit run streamlit_app.py
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

import indicatorkit as ik

framework = st.cache_resource(ik.load)("nad")

st.title(framework.name("nl"))
st.caption(framework.notice("nl"))
upload = st.file_uploader("Antwoorden (CSV)", type="csv")
if upload is None:
    frame = pd.DataFrame(
        [
            {"entity": "Voorbeeld", "item": "flexwoningen", "value": "ja"},
            {"entity": "Voorbeeld", "item": "optoppen", "value": "weet niet"},
        ]
    )
    st.info("Zonder bestand ziet u een voorbeeld.")
else:
    frame = pd.read_csv(upload, sep=None, engine="python", dtype=str, keep_default_na=False)

scores = ik.score(framework, frame)
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
