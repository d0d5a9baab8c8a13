"""One reader per format: text to drafts. Rule: all share one signature, `read(text, source, words) -> Found`."""
