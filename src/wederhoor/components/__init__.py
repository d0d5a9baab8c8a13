"""The reading room as components of a spaCy pipeline. Rule: the code that reads is the product's; no ledger is touched.

spaCy finds the components of `factories` by the entry points of the package; docs/spacy.md says how to use them.
"""
