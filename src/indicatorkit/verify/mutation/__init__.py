"""Mutants of a framework: what it would say with one thing written otherwise, and whether its examples notice.

A mutant is an edit of the document, read by the reader of files as any other file: so it means what an author who made
that edit would get, what the reader refuses is no mutant, and a roll-up that many nodes use is edited once, for all.
"""
