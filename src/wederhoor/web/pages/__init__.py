"""Pages for people. Rule: one module a page; each is a function of its address and of what the ledger holds."""
