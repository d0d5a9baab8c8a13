"""Lines for a terminal: as `textwrap` breaks them, and without a sign that steers."""

import textwrap
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from wederhoor.briefing.render_terminal import cells, safe, wrap

words = st.text(st.sampled_from("abcdé-’,. \u00a0\u00ad\t\x1b\u202e"), max_size=14)
texts = st.lists(words, max_size=25).map(" ".join) | st.lists(words, max_size=25).map(" ".join).map(safe)


@given(texts, st.integers(10, 60), st.integers(0, 6), st.sampled_from([None, "", "- ", "[1000] "]))
def test_lines_break_where_textwrap_breaks_them(text, width, indent, first):
    told = wrap(text, width, " " * indent, first)
    start = " " * indent if first is None else first
    plain = textwrap.TextWrapper(width, start, " " * indent, break_on_hyphens=False)
    assert told == (plain.wrap(text) or [start.rstrip()])


@given(texts)
def test_a_safe_text_has_all_signs_but_those_that_steer(text):
    kept = "".join(sign for sign in " ".join(text.split()) if not unicodedata.category(sign).startswith("C"))
    assert safe(text) == kept


def test_signs_of_no_width_take_no_column():
    assert (cells("Izjum"), cells("Izju\u0301m"), cells("战争")) == (5, 5, 4)
