"""The API for programs, version 1. Rule: the same questions as the pages, answered in JSON."""
