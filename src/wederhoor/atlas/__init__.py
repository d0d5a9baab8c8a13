"""Places by name. Rule: a table finds what it holds; what a name does in its sentence is decided by the reader."""

from pathlib import Path

from wederhoor.atlas.geonames import Progress
from wederhoor.atlas.pinned import Pinned
from wederhoor.atlas.table import Atlas, build, load
from wederhoor.atlas.world import World
from wederhoor.model.folding import fold

__all__ = ["Atlas", "Pinned", "Progress", "World", "build", "fold", "load", "wide"]


def wide(folder: Path | None, progress: Progress | None = None) -> World:
    """The small table with the index of GeoNames behind it, kept in a folder or, without one, in memory."""
    return World(load(), folder, progress)
