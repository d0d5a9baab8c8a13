"""All addresses of the API, version 1."""

from wederhoor.web.api import changes, control, matters, numbers, places, reports, sending, silences, sources, updates

ROUTERS = tuple(
    part.router for part in (reports, sending, matters, places, control, numbers, sources, silences, updates, changes)
)
