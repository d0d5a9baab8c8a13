"""Claimants in running text. Rule: what follows via never decides the verb; an office stands at first mention."""

from collections.abc import Iterable
from datetime import date

from wederhoor.briefing.book import Book, contains
from wederhoor.briefing.update import Said, Voice
from wederhoor.model.actors import Actor
from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.vocabulary import UNATTRIBUTED

UNDATED = "../.."


def claimants(said: Said, book: Book) -> str:
    """Who says it, as the subject of a sentence: office and full name at first mention, then the short name."""
    day = said.published.last_day if said.published else None
    named = [name for name in said.claim.claimants if name != UNATTRIBUTED]
    if not said.claim.claimants:
        return book.word("labels", "unrecognised")
    shown = [
        one_of(name, said, book)
        or (name in said.introduce and titled(name, said, book))
        or running(name, book, name in said.introduce, day, said.words.sentence)
        for name in named
    ]
    return book.listed(shown)


def one_of(name: str, said: Said, book: Book) -> str:
    """One of a group, where the report speaks of one: "een Amerikaanse functionaris"; empty where it is not so."""
    if name not in book.actors:
        return ""
    found = _single(book.actor_short(name), said.words.claimants, book)
    return found and f"{book.tables['grammar']['one']} {found}"


def _single(group: str, called: tuple[str, ...], book: Book) -> str:
    """What one of a group is called, where the report has a word for one; else empty."""
    for printed, (many, one) in book.source.get("one", {}).items():
        if contains(group, many) and any(contains(words, printed) for words in called):
            return group.replace(many, one)
    return ""


def titled(name: str, said: Said, book: Book) -> str:
    """A name that only the report knows, behind the title that it prints before it; empty where it prints none."""
    if name in book.actors or not book.source.get("verbatim") or not name[:1].isupper():
        return ""
    for printed in said.words.claimants:
        title = printed.removesuffix(f" {name}")
        if title != printed and title[:1].islower():
            return printed
    return ""


def says(said: Said, book: Book) -> str:
    """The verb behind or before the claimants of a claim: says or say."""
    named = said.claim.claimants
    many = is_plural(named, book) and not (len(named) == 1 and one_of(named[0], said, book))
    return str(book.tables["grammar"]["says"][many])


def running(name: str, book: Book, first: bool, day: date | None, words: str = "") -> str:
    """One actor with its article, or with its office."""
    actor = book.actors.get(name)
    if actor is None:
        shown = book.stranger(name)
        return shown if shown != name else _unknown(name, book, first)
    if actor.kind == "person":
        title = office(actor, book.code, day, words) if first else ""
        full = book.actor(name) if first else book.actor_short(name)
        if title and title.split()[0] in book.tables["grammar"].get("attributes", ()):
            title = f"{book.tables['grammar']['person']} {title}"  # "the governor installed by X" is no bare title
        if name in book.articles:
            return f"{book.articles[name]} {full}"  # somebody known by office alone
        return f"{title} {full}" if title and title.casefold() not in full.casefold() else full
    short = book.actor_short(name)
    printed = book.actor(name) if first and short.isupper() else short
    article = book.articles.get(name)
    return f"{article} {printed}" if article else with_article(printed, book)


def _unknown(name: str, book: Book, first: bool) -> str:
    """Somebody whom only the report names; a noun for one person has the article of a first mention, or of a later."""
    grammar = book.tables["grammar"]
    person = name[:1].islower() and _has_noun(name, grammar.get("persons", ()))
    if not person:
        return with_article(name, book)
    return f"{grammar['one'] if first else grammar['person']} {name}"


def office(actor: Actor, code: str, day: date | None, words: str) -> str:
    """The title before a name of the office held on a day; one without dates only where the sentence gives it too."""
    for item in actor.offices:
        titles = dict(item.titles)
        if code in titles and _holds(item.period, day, titles.values(), words):
            return titles[code]
    return ""


def _holds(edtf: str, day: date | None, titles: Iterable[str], words: str) -> bool:
    if edtf == UNDATED or day is None:
        return any(contains(words, title) for title in titles)
    try:
        period = Period.parse(edtf)
    except BadPeriod:
        return False
    first, last = period.first_day, period.last_day
    return (first is None or first <= day) and (last is None or day <= last)


def with_article(name: str, book: Book) -> str:
    """A body's name with its article, where the wording table knows its noun and the name has none."""
    grammar = book.tables["grammar"]
    words = name.split()
    if not words or words[0].casefold() in grammar["articles"]:
        return name
    for article in grammar["articles"]:
        if _has_noun(name, grammar.get(f"with_{article}", ())):
            return f"{article} {name}"
    return name


def _has_noun(name: str, nouns: list[str]) -> bool:
    padded = f" {name.casefold()} "
    return any(f" {noun.casefold()} " in padded for noun in nouns)


def is_plural(names: tuple[str, ...], book: Book) -> bool:
    """Whether the verb is plural: two claimants, or a plural name."""
    if len(names) != 1:
        return True
    padded = f" {book.actor(names[0]).casefold()} "
    return any(f" {head.casefold()} " in padded for head in book.tables["grammar"]["plural_heads"])


def chain(voice: Voice, book: Book) -> str:
    """From claimant to outlet, with counts: base forms, then via, then origins and outlets."""
    who = speakers_of(voice, book)
    if voice.claimants == (UNATTRIBUTED,) and len(voice.outlets) < 2:
        return who
    return f"{who}: {counts(voice, book)}"


def speakers_of(voice: Voice, book: Book) -> str:
    """Who says it and through whom, in base forms."""
    names = [
        _single(book.actor(name), voice.printed, book) or _brief(name, book)
        for name in voice.claimants
        if name != UNATTRIBUTED
    ]
    outlets = book.listed(voice.outlets) or book.word("labels", "outlet_unknown")
    nobody = (
        book.word("labels", "own_voice_of", outlet=outlets) if voice.claimants else book.word("labels", "unrecognised")
    )
    who = book.listed(names) or nobody
    if voice.via:
        who += ", " + book.word("labels", "via", channels=book.listed([book.actor(name) for name in voice.via]))
    if voice.carried:
        who += f" ({book.word('labels', 'carried')})"
    return who


def _brief(name: str, book: Book) -> str:
    """The full name, or only the letters that stand behind it in brackets."""
    full, short = book.actor(name), book.actor_short(name)
    return short if full.endswith(f" ({short})") else full


def counts(voice: Voice, book: Book) -> str:
    """Origins and outlets in words; reports without a named outlet are no outlet."""
    parts = [book.count("origin", voice.origins)] if voice.claimants != (UNATTRIBUTED,) else []
    if voice.outlets:
        parts.append(book.count("outlet", len(voice.outlets)))
    if voice.unknown_outlets:
        parts.append(book.word("labels", "outlet_unknown"))
    return ", ".join(parts)
