"""A plan as folds read it: what feeds what, what each place can say, and the tree in which all that varies is apart.

Explanations vary the answers of one situation; proofs and comparisons of versions vary all of them.
"""
