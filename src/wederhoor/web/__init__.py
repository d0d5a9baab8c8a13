"""The desk's screen: pages and an API over one ledger. Rule: it shows what the ledger says, and asks no other host.

The packs and the ledger come in as a Source; the pages are pure functions of it and of their address.
"""
