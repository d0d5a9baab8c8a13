"""The claims of a timeline in words. Rule: what a sign shows, this says, no more precisely than the report does."""

from collections import Counter
from collections.abc import Sequence

from wederhoor.drawing.strands import Lane, Strand, Telling, beyond
from wederhoor.drawing.words import Words
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import Certainty

NAMED = 3  # who speak, beside a strand


def spoken(period: Period, words: Words) -> str:
    """A Period in words, no more precisely than it is."""
    if period.precision == "minute" and period.start:
        return words.moment(period.start)
    if period.day:
        return words.day(period.day)
    first, last = period.first_day, period.last_day
    if first and last:
        return words.say("strands", "joint", first=words.day(first), last=words.day(last))
    if last:
        return words.say("strands", "before", last=words.day(last))
    return words.say("strands", "after", first=words.day(first)) if first else period.edtf


def times(telling: Telling, words: Words) -> tuple[str, ...]:
    """The times that a claim has: happened and said where the report gives them, and known."""
    found = {"happened": telling.happened, "said": telling.said, "known": telling.published}
    return tuple(
        words.say("strands", f"time_{key}", when=spoken(period, words)) for key, period in found.items() if period
    )


def told(strand: Strand, telling: Telling, lead: str, words: Words) -> str:
    """All that a mark says, in one sentence; `lead` is what it is about, where nothing beside it says so."""
    certainty = words.say("certainty", telling.claim.certainty)
    if telling.copy:
        certainty = f"{certainty}, {words.say('strands', 'copy')}"
    said = words.say(
        "strands",
        "told",
        kind=words.say("kind", strand.kind),
        status=status(strand, words),
        certainty=certainty,
        who=who((telling,), words),
        times=", ".join(times(telling, words)),
    )
    return f"{lead}: {said}" if lead else said


def status(strand: Strand, words: Words) -> str:
    """The status of a strand, or that it has none."""
    return words.say("status", strand.status) if strand.status else words.say("strands", "unweighed")


def who(tellings: Sequence[Telling], words: Words) -> str:
    """Those who vouch, each once; of many only the first, and how many more there are."""
    names = list(dict.fromkeys(words.actor(name) for telling in tellings for name in telling.claim.claimants))
    more = f" +{len(names) - NAMED}" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def more(lane: Lane, words: Words) -> str:
    """What of a lane is not drawn; '' where all of it is."""
    left = beyond(lane)
    if not left["claims"]:
        return ""
    parts = {
        key: words.say("strands", f"{key}_one" if left[of] == 1 else key, number=left[of])
        for key, of in (("lines", "strands"), ("claims", "claims"))
    }
    return words.say("strands", "more_strands" if left["strands"] else "more_claims", **parts)


def certainties(strand: Strand, words: Words) -> str:
    """How far what is said is not plainly asserted; '' where all of it is."""
    counts = Counter(telling.claim.certainty for telling in strand.tellings)
    parts = [
        words.say("certainty", certainty)
        if count == len(strand.tellings)
        else f"{count} {words.say('certainty', certainty)}"
        for certainty in Certainty
        if certainty is not Certainty.ASSERTED and (count := counts[certainty])
    ]
    return ", ".join(parts)


def place_or_not(place: str | None, words: Words) -> str:
    """The name of a place, or that there is none."""
    return words.place(place) if place else words.say("strands", "placeless")
