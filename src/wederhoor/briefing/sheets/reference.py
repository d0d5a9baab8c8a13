"""What every page is said with: the situation, a desk and a book. Rule: only claims that are known are named."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wederhoor.briefing.book import Book, capital, make_book
from wederhoor.briefing.desk import Desk
from wederhoor.briefing.material import gather
from wederhoor.briefing.paging_tables import who
from wederhoor.briefing.saying import finished, say
from wederhoor.briefing.update import Source
from wederhoor.model.claims import Claim
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer
from wederhoor.model.vocabulary import UNATTRIBUTED
from wederhoor.situation.value import Situation

SHOWN = 10  # characters of a claim's id that a page shows
OWN, NOBODY_KNOWN = "", "unknown"  # columns of an outlet's own voice, and of speakers without a known party


@dataclass(frozen=True, slots=True)
class Reference:
    """One situation in one language."""

    situation: Situation
    desk: Desk
    book: Book
    theatre: Theatre
    gazetteer: Gazetteer
    aimed: Mapping[str, tuple[Claim, ...]]  # claims by what they are aimed at

    def anew(self) -> "Reference":
        """The same for another page, with nothing cited and nobody introduced yet."""
        return replace(self, desk=self.desk.anew())

    def claim(self, name: str) -> Claim:
        """A claim of the situation."""
        return self.situation.claims[name]

    def known(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Those claims that are known, each once, in the order of their moment."""
        return tuple(sorted({name for name in claims if name in self.situation.claims}, key=self.desk.material.order))

    def published(self, claim: str) -> Period:
        """The Period of a claim's story."""
        return self.situation.published[self.claim(claim).story]

    def words(self, claim: str) -> str:
        """A claim as a sentence of its own."""
        return capital(finished(say(self.desk.said(claim), self.book)))

    def date(self, claim: str) -> str:
        """The day of a claim's story, or the longer time that is known of it."""
        return self.day(self.published(claim))

    def day(self, period: Period) -> str:
        """A Period for a narrow column: a day with its year only where that is not the year of the page."""
        if period.day is None:
            return self.book.period(period)
        here = self.situation.period.last_day
        form = "compact" if here is not None and here.year == period.day.year else "compact_year"
        return self.book.day(period.day, form)

    def who(self, claim: str) -> str:
        """Who says it, or the outlet in its own voice."""
        return who(self.desk.source(claim), self.book)

    def sources(self, claims: Iterable[str]) -> tuple[tuple[str, Source], ...]:
        """Who said these claims, each claimant once with the latest word of each, and that claim."""
        latest: dict[tuple[str, ...], str] = {}
        for claim in self.known(claims):
            latest[self.claim(claim).claimants] = claim
        return tuple((claim, self.desk.source(claim)) for claim in latest.values())

    def party(self, claim: str) -> str:
        """The column of a claim: its party, OWN for an outlet's own voice, else that nobody knows the party."""
        names = self.claim(claim).claimants
        if names == (UNATTRIBUTED,):
            return OWN
        known = self.theatre.actor(names[0]) if names else None
        return known.party if known else NOBODY_KNOWN

    def word(self, table: str, key: str, **slots: object) -> str:
        """A word of the pages."""
        return self.book.word(table, key, **slots)

    def rule(self, name: str) -> str:
        """What a rule says, in words; several are joined by a plus sign in its name."""
        return "; ".join(self.book.word("rule", part) for part in name.split("+"))

    def marks(self, claims: Iterable[str]) -> str:
        """The beginnings of the ids of some claims, as `wederhoor explain` takes them."""
        found = self.known(claims)
        return f"[{' '.join(claim[:SHOWN] for claim in found)}]" if found else ""

    def known_at(self) -> str:
        """The moment of knowledge, for the head of a page."""
        return f"{self.book.word('labels', 'known_at')} {self.book.moment(self.situation.known_at, offset=True)}"


def open_reference(situation: Situation, language: LanguagePack, theatre: Theatre, gazetteer: Gazetteer) -> Reference:
    """What the pages about a situation are said with; it cites and introduces, so each page takes one `anew`."""
    actors, places = set[str](), set[str]()
    aimed: dict[str, list[Claim]] = defaultdict(list)
    for claim in situation.claims.values():
        for name in dict.fromkeys(claim.target):
            aimed[name].append(claim)
        actors |= {*claim.claimants, *claim.via, *claim.agent, *claim.target}
        places |= {*claim.place_ids, *claim.target}
    known = [actor for name in sorted(actors) if (actor := theatre.actor(name))]
    found = [place for name in sorted(places) if (place := gazetteer.get(name))]
    words: dict[str, str] = theatre.tables.get("articles", {}).get(language.code, {})
    articles = {actor.id: words[actor.id] for actor in known if words.get(actor.id)}
    book = make_book(language, known, found, articles, {})
    tables = _merged(language.tables["wording"], language.tables["sheets"])
    return Reference(
        situation=situation,
        desk=Desk(gather(situation)),
        book=replace(book, tables=tables),
        theatre=theatre,
        gazetteer=gazetteer,
        aimed={name: tuple(claims) for name, claims in aimed.items()},
    )


def _merged(wording: Mapping[str, Any], pages: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of updates with those of pages; of a table that both have, the entries of both."""
    return {name: {**wording.get(name, {}), **pages.get(name, {})} for name in {*wording, *pages}}
