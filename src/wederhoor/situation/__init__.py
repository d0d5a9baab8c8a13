"""The one lens through which commands, pages and updates look at the ledger."""
