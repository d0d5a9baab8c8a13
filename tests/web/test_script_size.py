"""How much script a reader loads: all files together, as they lie in the package."""

from wederhoor.web.application import STATIC

MOST = 300_000  # bytes


def test_all_scripts_together_stay_small():
    scripts = sorted(path for path in STATIC.rglob("*") if path.suffix in {".js", ".mjs"})
    assert scripts
    assert sum(path.stat().st_size for path in scripts) < MOST
