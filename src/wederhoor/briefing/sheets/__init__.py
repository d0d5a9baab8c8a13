"""Pages about one thing: a matter, who holds what, numbers, silences, a source. Rule: each cell names its claims."""
