"""All pages and all parts of the API. Rule: what is not listed here has no address."""

from wederhoor.web.api import changes, control, matters, places, reports, sending, silences, updates
from wederhoor.web.api import numbers as numbers_part
from wederhoor.web.api import sources as sources_part
from wederhoor.web.pages import (
    acts,
    beside,
    claim,
    feeds,
    help,
    map,
    matter,
    numbers,
    pairs,
    problems,
    review,
    search,
    sources,
    story,
    tables,
    timeline,
    update,
)

# for everybody who may read; of two that fit an address the first answers
PAGES = tuple(
    page.router
    for page in (update, map, timeline, story, beside, search, numbers, tables, matter, sources, problems, help, feeds)
)
JUDGING = tuple(page.router for page in (review, claim, pairs, acts))  # for whoever may judge
PARTS = tuple(
    part.router
    for part in (
        reports,
        sending,
        matters,
        places,
        control,
        numbers_part,
        sources_part,
        silences,
        updates,
        changes,
    )
)
