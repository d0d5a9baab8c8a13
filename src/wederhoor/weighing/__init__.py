"""What claims are worth together: copies, origins, relations, matters, standing, control, series, silence."""

from wederhoor.weighing.weigh import weigh
from wederhoor.weighing.weighed import Weighed

__all__ = ["Weighed", "weigh"]
