"""The theatre's map and the timeline, as SVG and GeoJSON. Rule: all comes in as values; no file, socket or clock.

Light on purpose: what the parts need is imported when they are called.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wederhoor.drawing.picture import Picture
    from wederhoor.drawing.words import Words
    from wederhoor.model.maps import BaseMap
    from wederhoor.situation.value import Situation


def pictures(situation: "Situation", base: "BaseMap | None", words: "Words") -> "tuple[Picture, ...]":
    """The drawings of an update: maps of its last day, where the theatre has any, and the timeline."""
    from wederhoor.drawing import mapping, timeline

    maps = mapping.pictures(situation, base, words) if base else ()
    return (*maps, timeline.picture(situation, words))
