"""The words of Wederhoor as frozen values. Rule: only the standard library, no I/O, no clock."""
