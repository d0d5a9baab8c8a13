"""What is worth a claim, and of which kind where no frame fits. Rule: the outlet's own voice must tell it firmly."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import FAMILY_OF, UNATTRIBUTED, Certainty, Family, Kind, Part, PlaceKind
from wederhoor.reading.aftermath import is_counted
from wederhoor.reading.building import Statement
from wederhoor.reading.clauses import tie
from wederhoor.reading.happenings import HARM, Happening, happenings, in_class
from wederhoor.reading.mentions import Role
from wederhoor.reading.parsed import Token
from wederhoor.reading.resuming import RECENT, TELLING, echoed, resumed, tied
from wederhoor.reading.sources import Context, governed
from wederhoor.reading.vouching import OUTLET

STANDING = frozenset({Kind.ADVANCE, Kind.CONTROL})  # kinds by which where a place lies could be mistaken
SUPPOSING = ("conditional-opener", "conditional-inverted")  # rules of a condition that comes first
THINKER = "think_tank"  # the label of a body that weighs


def worth(statement: Statement, item: Happening, earlier: Sequence[Claim], kinds: Sequence[Kind] = ()) -> bool:
    """Whether a happening is told firmly enough, and of this war, to be a claim; ``kinds`` are those of its clause."""
    if statement.voucher.claimants != (UNATTRIBUTED,):
        return True
    if _long_ago(statement) or _only_words(item) or (item.kind in STANDING and _lies(statement)):
        return False
    if _compares(statement, item, earlier):
        return True
    terse = statement.context.sentence.part is not Part.BODY
    number = statement.context.sentence.number
    if not statement.scene.concerns(number) and not statement.scene.headed(number):
        counted = bool(statement.scene.numbers_in(number))
        again = item.kind in (resumed(statement, earlier), tied(statement, earlier)) or _told_before(
            statement, item, earlier
        )
        if not earlier or (item.by == "noun" and not (terse and counted) and not again):
            return False
    return item.by != "noun" or terse or _noun_tells(statement, item) or _caused(statement, item, kinds)


def _lies(statement: Statement) -> bool:
    """Whether a clause only says where a place lies: "ligt op 15 kilometer van Dnipro"; nobody is named in it."""
    lies = statement.context.lexicon.words("reading", "noun", "lying")
    finite = [token.lower for token in statement.clause.tokens if token.has("VerbForm=Fin")]
    named = (n for n in statement.context.names if n.actors and n.role in {Role.ACTOR, Role.METONYM})
    return bool(finite) and set(finite) <= lies and not any(statement.clause.holds(name.first) for name in named)


def _told_before(statement: Statement, item: Happening, earlier: Sequence[Claim]) -> bool:
    """Whether a noun that is subject or object tells, in running text, what the story told shortly before."""
    token = statement.context.sentence.tokens[item.trigger]
    tells = statement.context.sentence.part is Part.BODY and token.dep in TELLING
    return tells and any(claim.kind is item.kind for claim in earlier[-RECENT:])


def suggests(statement: Statement, item: Happening) -> bool:
    """Whether a weak word is taken at its word: in what somebody says without weighing anything."""
    if not item.weak:
        return True
    return statement.voucher.claimants != (UNATTRIBUTED,) and not _has_verdict(statement)


def _has_verdict(statement: Statement) -> bool:
    """Whether a word of the clause weighs rather than tells."""
    verdict = statement.context.lexicon.words("reading", "assessment", "words")
    return any(token.lower in verdict for token in statement.clause.tokens)


def _only_words(item: Happening) -> bool:
    """Whether it is said rather than done, so that the outlet itself tells nothing by it: a noun that blames."""
    said = FAMILY_OF[item.kind] is Family.WORDS and item.kind is not Kind.OTHER
    return said and not (item.kind is Kind.ACCUSATION and item.by != "noun")


def _compares(statement: Statement, item: Happening, earlier: Sequence[Claim]) -> bool:
    """Whether a number is set beside the one told right before it: the same thing counted at another pace."""
    here = statement.scene.numbers_in(statement.context.sentence.number)
    units = {m.unit.partition("_per_")[0] for m in here if m.unit and statement.vouched(m.first)}
    last = earlier[-1] if earlier else None
    if last is None or last.quantity is None or last.kind is not item.kind:
        return False
    return last.quantity.unit.partition("_per_")[0] in units


def _long_ago(statement: Statement) -> bool:
    """Whether the sentence places itself before the year in which the war began, or in another century."""
    started = statement.scene.theatre.started
    found = statement.scene.times_in(statement.context.sentence.number)
    ended = [period.end for _, period in found if period is not None]
    if any(end is not None and end.year < started.year for end in ended):
        return True
    return any(re.fullmatch(r"1\d{3}", token.text) for token in statement.context.sentence.tokens)


def _noun_tells(statement: Statement, item: Happening) -> bool:
    """A noun tells a happening in running text only as subject or object, or with a verb of beginning or lasting."""
    if statement.context.sentence.tokens[item.trigger].dep in TELLING:
        return True
    verbs = statement.context.lexicon.words("reading", "noun", "verbs")
    return any(token.lower in verbs for token in statement.clause.tokens)


def _caused(statement: Statement, item: Happening, kinds: Sequence[Kind]) -> bool:
    """Whether a noun names what did the harm that its clause tells: "staat in brand na een droneaanval"."""
    if item.kind in HARM or not HARM & set(kinds):
        return False
    context, index = statement.context, item.trigger - 1
    while index >= 0 and context.sentence.tokens[index].pos in {"DET", "ADJ", "NUM", "ADV"}:
        index -= 1
    return context.lower(index) in context.lexicon.words("reading", "noun", "causes")


def supposes(statement: Statement) -> bool:
    """Whether the outlet itself tells what would follow from something of this war: "Valt X, dan ligt de weg open"."""
    firm, clause = statement.firmness, statement.clause
    if statement.voucher != OUTLET or not firm.rule.startswith(SUPPOSING) or clause.first == 0:
        return False
    condition = replace(clause, first=0, last=clause.first - 1)
    return any(FAMILY_OF[item.kind] is Family.GROUND for item in happenings(condition, statement.context))


def takes_back(statement: Statement) -> bool:
    """Whether the outlet itself takes back or corrects a report: "Dat bericht klopte niet"."""
    if statement.voucher != OUTLET:
        return False
    lexicon, rule = statement.context.lexicon, statement.firmness.rule
    reports = lexicon.words("hedges", "stance", "reports")
    if rule == "corrected-phrase":
        reports -= lexicon.words("reading", "function", "that")
    named = any(token.lower in reports for token in statement.clause.tokens)
    return rule in {"withdrawn", "corrected-phrase"} and named


def takes_stance(statement: Statement) -> bool:
    """Whether somebody thanks or greets, or judges what another one said: "noemt de uitlatingen gevaarlijk"."""
    attribution = statement.attribution
    if attribution is None:
        return False
    lexicon = statement.context.lexicon
    thanks, said = (lexicon.words("reading", "stance", key) for key in ("verbs", "said"))
    thanked = any(verb.lemma in thanks and verb.index in attribution.cue for verb in statement.context.verbs)
    return thanked or (attribution.group == "judge" and any(t.lower in said for t in statement.clause.tokens))


def says_something(statement: Statement) -> bool:
    """Whether what is left of the clause, without the attribution, has enough words to be a content."""
    words = [t for t in statement.clause.tokens if t.pos not in {"PUNCT", "CCONJ", "SCONJ"}]
    return len(words) >= 3 or (statement.attribution is not None and statement.firmness.certainty is Certainty.DENIED)


def counted_before(statement: Statement, earlier: Sequence[Claim]) -> Claim | None:
    """The earlier claim whose number this one gives anew: the same unit, or no unit right after it."""
    sentence = statement.context.sentence
    here = [m for m in statement.scene.numbers_in(sentence.number) if statement.vouched(m.first)]
    if not here:
        return None
    counted = [claim for claim in reversed(earlier) if is_counted(claim) and claim.sentence != sentence.span]
    same = next((c for c in counted if c.quantity is not None and c.quantity.unit == here[0].unit), None)
    bare = None
    if counted and here[0].unit is None and earlier[-1] is counted[0]:
        bare = next((c for c in counted if not _is_part(c, statement)), None)
    return same or bare


def _is_part(claim: Claim, statement: Statement) -> bool:
    """Whether a claim counts a part of what was counted before it: "Onder hen zijn tachtig gewonden"."""
    sentences = (context.sentence for context in statement.scene.contexts.values())
    here = next((sentence for sentence in sentences if sentence.span == claim.sentence), None)
    return here is not None and tie(here.within(claim.content), statement.context.lexicon) is not None


def unframed(statement: Statement, earlier: Sequence[Claim]) -> Kind:
    """The kind of a content that no frame fits: what it takes up again, else what is weighed or only said."""
    kind = fallback(statement)
    if kind is not Kind.STATEMENT:
        return kind
    return resumed(statement, earlier) or tied(statement, earlier) or echoed(statement, earlier) or kind


def fallback(statement: Statement) -> Kind:
    """The kind of a content that no frame fits: what is seen, weighed, or only said."""
    attribution = statement.attribution
    lexicon = statement.context.lexicon
    words = {token.lower for token in statement.clause.tokens}
    if attribution is not None and attribution.group == "show":
        seen = lexicon.classes["force"] | lexicon.classes["flag"] | lexicon.classes["people"]
        return Kind.CONTROL if words & seen else Kind.STATEMENT
    counted = _counted(statement)
    if counted is not None:
        return counted
    if _blames(statement) or condemns(statement):
        return Kind.ACCUSATION
    land = _land(statement)
    if land is not None:
        return land
    if takes_stance(statement):
        return Kind.STATEMENT
    weighed = attribution is not None and attribution.group in {"judge", "hedge"}
    would = statement.firmness.certainty is Certainty.CONDITIONAL and not _of_himself(statement)
    if weighed or would or _is_weigher(statement):
        return Kind.ASSESSMENT
    return Kind.ASSESSMENT if _has_verdict(statement) or rates(statement) else Kind.STATEMENT


def rates(statement: Statement) -> bool:
    """Whether somebody says how something goes or what it is worth: "het offensief verloopt trager dan gehoopt"."""
    said = statement.voucher.claimants != (UNATTRIBUTED,) and statement.firmness.certainty is not Certainty.DENIED
    return said and statement.context.lexicon.phrases["weighed"].first(statement.clause.tokens) is not None


def _blames(statement: Statement) -> bool:
    """Whether the verb of saying blames: "beschuldigt Moskou van obstructie"."""
    cue = statement.attribution.cue if statement.attribution is not None else ()
    blaming = statement.context.lexicon.words("reading", "accusation", "verbs")
    return any(verb.lemma in blaming and verb.index in cue for verb in statement.context.verbs)


def condemns(statement: Statement) -> bool:
    """Whether somebody calls a deed a crime: "noemde de beschieting een oorlogsmisdaad"."""
    attribution = statement.attribution
    if attribution is None or attribution.group != "judge":
        return False
    crimes = statement.context.lexicon.words("reading", "accusation", "crimes")
    return any(in_class(token.lower, crimes) for token in statement.clause.tokens)


def _land(statement: Statement) -> Kind | None:
    """What a side says that claims land: it holds a region, or took a town."""
    lexicon, attribution = statement.context.lexicon, statement.attribution
    cue = attribution.cue if attribution is not None else ()
    claiming = lexicon.words("reading", "land", "claiming")
    if not any(verb.lemma in claiming and verb.index in cue for verb in statement.context.verbs):
        return None
    held = (n for n in statement.context.names if statement.clause.holds(n.first) and n.role is Role.PLACE)
    place = next((name for name in held if not governed(statement.context, name)), None)
    if place is None:
        return None
    whole = any(token.lower in lexicon.words("reading", "land", "whole") for token in statement.clause.tokens)
    return Kind.CONTROL if whole or place.place_kind is not PlaceKind.SETTLEMENT else Kind.CAPTURE


def repeats(statement: Statement) -> bool:
    """Whether all that is said is "that": "De brigade had dat zondag al op Telegram gemeld"."""
    attribution = statement.attribution
    if attribution is None or attribution.group not in {"assert", "admit"}:
        return False
    same = statement.context.lexicon.words("reading", "function", "same")
    source = attribution.source
    apart = {*attribution.cue, *(range(source.first, source.last + 1) if source is not None else ())}
    rest = [token for token in statement.clause.tokens if token.index not in apart]
    told = (token for token in rest if token.pos in {"NOUN", "PROPN", "VERB"} and not _timed(statement, token))
    return any(token.lower in same for token in rest) and all(
        _behind_preposition(statement.context, t.index) for t in told
    )


def _timed(statement: Statement, token: Token) -> bool:
    """Whether a word belongs to an expression of time."""
    times = statement.scene.times_in(statement.context.sentence.number)
    helpers = statement.context.lexicon.words("reading", "auxiliary", "finite")
    return token.lower in helpers or any(time.span.start <= token.start < time.span.end for time, _ in times)


def _behind_preposition(context: Context, index: int) -> bool:
    """Whether a preposition stands right before a word: "op Telegram"."""
    return index > 0 and context.sentence.tokens[index - 1].pos == "ADP"


def _of_himself(statement: Statement) -> bool:
    """Whether who speaks says under what condition he himself will do something: a threat or promise, no judgement."""
    if statement.attribution is not None and statement.attribution.rule == "infinitive":
        return True
    subjects = statement.context.lexicon.words("reading", "oneself", "subjects")
    return any(token.lower in subjects and token.dep == "nsubj" for token in statement.clause.tokens)


def in_talks(statement: Statement, item: Happening) -> Happening:
    """What somebody tells that another one asks for is talked about: "zegt dat de Russen eisten dat Kyiv ..."."""
    if statement.attribution is None or item.by == "noun":
        return item
    context, cue = statement.context, statement.attribution.cue
    demands = context.lexicon.words("reading", "demand", "verbs")
    that = context.lexicon.words("reading", "function", "that")
    asked = (v for v in context.verbs if v.lemma in demands and v.index not in cue and statement.clause.holds(v.index))
    for verb in asked:
        between = context.sentence.tokens[max(verb.indexes) + 1 : item.trigger]
        if verb.index != item.trigger and any(token.lower in that and token.pos == "SCONJ" for token in between):
            return replace(item, kind=Kind.NEGOTIATION)
    return item


def _is_weigher(statement: Statement) -> bool:
    """Whether it is somebody's trade to weigh: an analyst or a think tank."""
    labels = statement.scene.theatre.tables["roles"]["labels"]
    if any(THINKER in labels.get(actor, ()) for actor in statement.voucher.claimants):
        return True
    source = statement.attribution.source if statement.attribution is not None else None
    if source is None:
        return False
    trades = statement.context.lexicon.words("reading", "assessment", "sources")
    return any(token.lower in trades for token in statement.context.sentence.tokens[source.first : source.last + 1])


def _counted(statement: Statement) -> Kind | None:
    """The kind that the unit of a number stands for; what the home side counts as taken it has retaken."""
    table = statement.context.lexicon.tables["happenings"]["counted"]
    numbers = [m for m in statement.scene.numbers_in(statement.context.sentence.number) if statement.vouched(m.first)]
    kind = next((Kind(name) for m in numbers for name, units in table.items() if {m.fate, m.unit} & {*units}), None)
    theatre = statement.scene.theatre
    home = theatre.tables["theatre"].get("home_party")
    if kind is Kind.CAPTURE and all(theatre.party(actor) == home for actor in statement.voucher.claimants):
        return Kind.RECAPTURE
    return kind


def seen(statement: Statement, item: Happening) -> Happening:
    """What a map or film shows is a state: who stands where."""
    shown = statement.attribution is not None and statement.attribution.group == "show"
    return replace(item, kind=Kind.CONTROL) if shown and item.by == "verb" and item.kind is Kind.ADVANCE else item


def weighs(statement: Statement) -> bool:
    """Whether somebody weighs a happening rather than tells it: "is van groot belang", "noemt het een fout"."""
    if statement.attribution is None or statement.attribution.group == "judge":
        return False
    helpers = statement.context.lexicon.words("reading", "auxiliary", "finite")
    if any(
        statement.clause.holds(v.index) and statement.context.lower(v.index) not in helpers
        for v in statement.context.verbs
    ):
        return False
    return _has_verdict(statement)
