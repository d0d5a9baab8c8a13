"""Pages to stories. Rule: whatever is wrong with a page becomes a Problem; nothing raises and nothing is fetched."""

from wederhoor.intake.deliveries import read_deliveries
from wederhoor.intake.files import find_files
from wederhoor.intake.page import take_bytes, take_file
from wederhoor.intake.taken import Taken

__all__ = ["Taken", "find_files", "read_deliveries", "take_bytes", "take_file"]
