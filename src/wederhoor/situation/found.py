"""What a search shows: sentences with the claims that rest on them. Rule: what counts is what was known and reviewed.

The index of words may know more than that, such as a story that was withdrawn; nothing of it is shown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wederhoor.model.claims import Claim, Reading
from wederhoor.model.packs import LanguagePack
from wederhoor.model.period import Period
from wederhoor.model.search import Hit, Sought
from wederhoor.model.stories import Published, Story
from wederhoor.model.texts import Span
from wederhoor.situation.seeking import fits, fits_exactly
from wederhoor.situation.terms import lines, spans_of

SORTS = ("kind", "certainty", "claimant", "place", "source", "published")
NOWHERE = "-"  # the outlet of a report that names none

Key = tuple[float, float, str, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that fits, with its claims that fit; without any where only its words do."""

    story: Story
    published: Period | None
    span: Span
    claims: tuple[Claim, ...] = ()
    rank: float = 0.0

    @property
    def sentence(self) -> str:
        """The sentence on one line; empty once the text was purged."""
        return " ".join(self.span.of(self.story.text).split())

    @property
    def key(self) -> Key:
        """Its place in a list: the best first, of equals the newest."""
        return self.rank, newest_of(self.published), self.story.id, self.span.start


def scan(
    stories: Iterable[Story], readings: Mapping[str, Reading], sought: Sought, language: LanguagePack
) -> tuple[Hit, ...]:
    """The sentences that fit, looked for in every story: what the index finds, slower and without ranks."""
    return tuple(
        Hit(story.id, line.span, 0.0)
        for story in stories
        for line in lines(story, readings.get(story.id), language)
        if sought.parts and fits(line, sought)
    )


def sentences(
    stories: Mapping[str, Story],
    readings: Mapping[str, Reading],
    dated: Mapping[str, Published],
    *,
    hits: Iterable[Hit] | None,
    sought: Sought,
    bare: bool,
) -> tuple[Found, ...]:
    """What fits, the best first and of equals the newest: all sentences with claims where nothing is asked.

    `bare` says whether sentences without a claim are among them.
    """
    found = _all(stories, readings) if hits is None else _hit(stories, readings, hits, sought, bare)
    told = [replace(item, published=given.period) if (given := dated.get(item.story.id)) else item for item in found]
    return tuple(sorted(told, key=lambda item: item.key))


def narrow(found: Iterable[Found], chosen: Mapping[str, str]) -> tuple[Found, ...]:
    """Those sentences, with the claims that have every value chosen."""
    return tuple(kept for item in found if (kept := _kept(item, chosen)) is not None)


def facets(found: Iterable[Found], chosen: Mapping[str, str]) -> Mapping[str, Counter[str]]:
    """For each sort how many sentences each value would leave, were it chosen instead of what is chosen of its sort."""
    counts = {sort: Counter[str]() for sort in SORTS}
    for item in found:
        held: dict[str, set[str]] = {sort: set() for sort in SORTS}
        for values in values_of(item):
            missing = [sort for sort, value in chosen.items() if not _has(values, sort, value)]
            for sort in SORTS if not missing else missing if len(missing) == 1 else ():
                held[sort].update(values.get(sort, ()))
        for sort, names in held.items():
            counts[sort].update(names)
    return counts


def _kept(item: Found, chosen: Mapping[str, str]) -> Found | None:
    if not chosen:
        return item
    fitting = [all(_has(values, sort, value) for sort, value in chosen.items()) for values in values_of(item)]
    if not any(fitting):
        return None
    claims = (claim for claim, fit in zip(item.claims, fitting, strict=True) if fit) if item.claims else ()
    return replace(item, claims=tuple(claims))


def values_of(item: Found) -> Iterator[Mapping[str, Sequence[str]]]:
    """The values of each claim of a sentence with those of its report; of the report alone where there is no claim."""
    of_report = {"source": (item.story.outlet or NOWHERE,), "published": tuple(days_of(item.published))}
    for claim in item.claims:
        yield {
            "kind": (claim.kind.value,),
            "certainty": (claim.certainty.value,),
            "claimant": tuple(dict.fromkeys(claim.claimants)),
            "place": claim.place_ids,
            **of_report,
        }
    if not item.claims:
        yield of_report


def newest_of(period: Period | None) -> float:
    """What sorts the newest first; what has no date comes last."""
    known = period.known_at if period else None
    return -known.timestamp() if known else 0.0


def days_of(period: Period | None) -> Iterator[str]:
    """The month and the day of a Period, as EDTF; the month alone of one that is no day."""
    first, last = (period.first_day, period.last_day) if period else (None, None)
    if first and last and (first.year, first.month) == (last.year, last.month):
        yield f"{first:%Y-%m}"
        if first == last:
            yield f"{first:%Y-%m-%d}"


def _has(values: Mapping[str, Sequence[str]], sort: str, value: str) -> bool:
    return value in values.get(sort, ())


def _all(stories: Mapping[str, Story], readings: Mapping[str, Reading]) -> Iterator[Found]:
    for name, story in stories.items():
        by_sentence: dict[Span, list[Claim]] = {}
        for claim in readings[name].claims if name in readings else ():
            by_sentence.setdefault(claim.sentence, []).append(claim)
        for span, claims in by_sentence.items():
            yield Found(story, None, span, tuple(claims))


def _hit(
    stories: Mapping[str, Story],
    readings: Mapping[str, Reading],
    hits: Iterable[Hit],
    sought: Sought,
    bare: bool,
) -> Iterator[Found]:
    """Each sentence that was hit under the span of the claims on it, else under its own."""
    given = set[tuple[str, Span]]()
    exact = any(part.exact for part in sought.parts)
    for hit in sorted(hits, key=lambda hit: (hit.rank, hit.story, hit.span)):
        story = stories.get(hit.story)
        if story is None or (exact and not fits_exactly(hit.span.of(story.text), sought)):
            continue
        claims = readings[story.id].claims if story.id in readings else ()
        on: dict[Span, list[Claim]] = {}
        for claim in claims:
            span = next((span for span in spans_of(claim) if span.overlaps(hit.span)), None)
            if span is not None:
                on.setdefault(span, []).append(claim)
        for span, some in on.items() if on else ((hit.span, []),) if bare else ():
            if (story.id, span) not in given:
                given.add((story.id, span))
                yield Found(story, None, span, tuple(some), round(hit.rank, 1) + 0.0)
