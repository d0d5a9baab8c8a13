"""From a story to its claims. Rule: pure functions over a parsed document; no word of any language stands here."""
