"""Number mentions in a document. Rule: what the words do not say stays empty; times are found first and count none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from wederhoor.model.packs import LanguagePack
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Comparison
from wederhoor.reading.mentions import NumberMention, TimeExpression
from wederhoor.reading.numerals import literal, parse_number
from wederhoor.reading.parsed import Document, Sentence
from wederhoor.reading.quantities.fate import with_fates
from wederhoor.reading.quantities.tables import Core, Numbers, compile_numbers
from wederhoor.reading.quantities.units import Unit, find_unit, name_of, rate_of
from wederhoor.reading.times.finding import find_since

VERBAL = frozenset({"VERB", "AUX"})
OLDEST = 120  # years that nobody reaches
UNSEEN = frozenset({"frequency", "cumulative"})  # roles of times inside which a number may still count


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence with its words, and what stands in it."""

    sentence: Sentence
    words: str
    numbers: Numbers


def find_quantities(
    document: Document, language: LanguagePack, times: Sequence[TimeExpression] | None = None
) -> tuple[NumberMention, ...]:
    """The numbers of a document that count something, in the order of its text."""
    numbers = compile_numbers(language)
    if numbers is None:
        return ()
    told = find_since(document, language, date.min) if times is None else times
    taken = tuple(time.span for time in told if time.role not in UNSEEN)
    found: list[NumberMention] = []
    for sentence in document.sentences:
        place = Place(sentence, sentence.span.of(document.text), numbers)
        here = tuple(span for span in taken if sentence.span.covers(span))
        found.extend(_in_sentence(place, here))
    return tuple(found)


def _in_sentence(place: Place, taken: tuple[Span, ...]) -> list[NumberMention]:
    start = place.sentence.span.start
    found: list[NumberMention] = []
    whole: Unit | None = None  # of what the next numbers are a part
    cores = [
        core
        for core in _joined(place, _cores(place))
        if not any(span.start < start + core.end and start + core.start < span.end for span in taken)
    ]
    for number, core in enumerate(cores):
        unit = find_unit(core.within or core, place.words, place.sentence, place.numbers)
        if _is_whole(core, place) and number + 1 < len(cores):
            whole = Unit(unit.name) if unit else None
        elif not _skipped(core, unit, place) and not _is_named(core, found, unit, place):
            unit = _of_head(core, unit, place) or unit
            found.append(_mention(core, unit or whole or _inherited(core, found, place), place, len(cores) == 1))
    return with_fates(found, place.words, start, place.numbers.table)


def _is_whole(core: Core, place: Place) -> bool:
    """Whether it is that of which parts are told: "of the 100 missiles 77 were downed"."""
    before = place.words[: core.start].rstrip().lower()
    return re.search(place.numbers.table["shares"]["whole"], before) is not None


def _cores(place: Place) -> list[Core]:
    found = []
    for match in place.numbers.core.finditer(place.words):
        core = place.numbers.core_of(match)
        if core is not None and not (core.share and _is_ordinal(core, place)):
            found.append(core)
    return found


def _is_ordinal(core: Core, place: Place) -> bool:
    """Whether a fraction is rather one in a row: "een derde systeem", not "een derde deel"."""
    end = place.sentence.span.start + core.end
    behind = next((token for token in place.sentence.tokens if token.start >= end), None)
    parts = place.numbers.table["shares"]["parts"]
    last = place.words[core.start : core.end].split()[-1].lower()
    ranks = last in place.numbers.table["shares"]["ranks"]
    return ranks and behind is not None and behind.pos in {"NOUN", "PROPN", "ADJ"} and behind.lower not in parts


def _joined(place: Place, cores: list[Core]) -> list[Core]:
    """Ranges as one: "20 to 30", "between 20 and 30"."""
    words, table, shares = place.words, place.numbers.table["range"], place.numbers.table["shares"]
    joined: list[Core] = []
    for core in cores:
        last = joined[-1] if joined else None
        between = words[last.end : core.start].strip().lower() if last else ""
        if last and last.article and between in shares["of_all"] and _plain(core) and (core.value or 0) > 1:
            joined[-1] = replace(last, end=core.end, value=round(100 / (core.value or 1), 1), share=True, article=False)
            continue
        if last and last.share and between in shares["out_of"] and _plain(core):
            continue  # the whole of a share: "half of the 300,000"
        if last and last.high is None and _plain(last) and _plain(core):
            if between in shares["of_all"] and last.value and core.value and last.value < core.value:
                joined[-1] = replace(last, end=core.end, value=round(100 * last.value / core.value, 1), share=True)
                continue
            if between in shares["out_of"] and last.value and core.value and last.value <= core.value:
                joined[-1] = replace(last, within=core)
                continue
            opening = words[: last.start].rstrip().lower().endswith(tuple(table["opening"]))
            if between in table["between"] or (opening and between in table["middle"]):
                joined[-1] = _range(last, core)
                continue
        joined.append(core)
    return joined


def _plain(core: Core) -> bool:
    return core.value is not None and not (core.share or core.multiple or core.article or core.about)


def _range(low: Core, high: Core) -> Core:
    assert low.value is not None
    assert high.value is not None
    scale = 1.0
    if high.scaled and not low.scaled:
        scale = next((s for s in (1e9, 1e6, 1e3) if high.value >= s and low.value * s < high.value), 1.0)
    return replace(low, end=high.end, value=low.value * scale, high=high.value)


def _skipped(core: Core, unit: Unit | None, place: Place) -> bool:
    """Whether a number is a name, a year, an age, a clock time, one of several, a score or an unmarked article."""
    skip = place.numbers.table["skip"]
    before, after = place.words[: core.start].rstrip(), place.words[core.end :].lstrip().lower()
    known = unit is not None and unit.name is not None
    if core.article:
        counted = place.numbers.table["article"]["counted"]
        return unit is None or unit.name not in counted or _starts(after, skip["part_of"])
    if core.value == 1 and _starts(after, skip["part_of"]):
        return True
    if after.startswith(tuple(skip["after"])) or _ends(before, skip["before"]) or _ends(before, skip["one_of"]):
        return True
    compared = place.words[: _comparison(core, place)[1]].rstrip()
    if _ends(compared, skip["rejected"]) or _is_clock(core, unit, place) or _told_before(core, before, place):
        return True
    if core.figures and not known and (core.high is not None or place.numbers.year.fullmatch(core.figures)):
        return True
    return _is_age(core, unit, before, place) or _analysed_otherwise(core, place)


def _ends(words: str, phrases: Sequence[str]) -> bool:
    """Whether words end in one of the phrases, as whole words."""
    return bool(re.search(rf"(?<!\w)(?:{'|'.join(map(literal, phrases))})$", words, re.IGNORECASE))


def _told_before(core: Core, before: str, place: Place) -> bool:
    """Whether it counts what was counted before ("the two villages"): a small number word after a definite word."""
    small = core.value is not None and core.value <= 12 and not core.figures and not core.share and not core.vague
    return small and _ends(before, place.numbers.table["skip"]["definite"])


def _starts(words: str, phrases: Sequence[str]) -> bool:
    """Whether words begin with one of the phrases, as whole words."""
    return bool(re.match(rf"(?:{'|'.join(map(literal, phrases))})(?!\w)", words, re.IGNORECASE))


def _is_clock(core: Core, unit: Unit | None, place: Place) -> bool:
    """Whether it is a time of day, where the language says that with its word for an hour."""
    clock = place.numbers.table["skip"]["clock"]
    if unit is None or unit.name != clock["unit"] or unit.span is None or core.value is None or core.value > 24:
        return False
    start = place.sentence.span.start
    word = place.words[unit.span.start - start : unit.span.end - start].lower()
    _, left = _comparison(core, place)
    starts = (place.words[:left].rstrip(), place.words[: core.start].rstrip())
    return bool(word == clock["word"]) and any(_ends(words, clock["before"]) for words in starts)


def _is_age(core: Core, unit: Unit | None, before: str, place: Place) -> bool:
    """Whether it is how old somebody is: "a man of 24", "women of 54 and 61 years", "a girl of four", "(24)"."""
    table = place.numbers.table["skip"]
    if (unit is not None and unit.name != table["age_unit"]) or core.value is None or core.value >= OLDEST:
        return False
    if unit is None and core.figures and before.endswith("(") and place.words[core.end :].startswith(")"):
        return True
    links = rf"(?:,| {literal(table['age_and'])})"
    said = re.search(rf"(\w+) {table['age_after']}((?: \w+{links})*)$", before, re.IGNORECASE)
    if said is None or not all(_counts(word, place) for word in re.split(rf"{links}\s*", said[2].strip()) if word):
        return False
    noun = place.numbers.nouns.get(said[1].lower())
    return noun in place.numbers.table["fate"]["people"] if not core.figures else noun is not None


def _counts(word: str, place: Place) -> bool:
    """Whether a word is a number."""
    return parse_number(word, place.numbers.table) is not None


def _is_named(core: Core, found: Sequence[NumberMention], unit: Unit | None, place: Place) -> bool:
    """Whether a bare figure belongs to a name ("Hill 112"); not where it repeats a number ("and Kyiv 189")."""
    words = place.words[: core.start].split()
    if not core.figures or unit is not None or not words:
        return False
    if not (words[-1][:1].isupper() and words[-1].isalpha()) or _comparison(core, place)[0] is not None:
        return False
    joins = place.numbers.table["phrase"]["anew"]
    again = bool(found) and len(words) > 1 and words[-2].lower().strip(",") in joins
    return not (again and place.words[core.end :].lstrip()[:1] in {",", ".", ""})


def _of_head(core: Core, unit: Unit | None, place: Place) -> Unit | None:
    """What the noun before the number counts by it: "the bodies of 900 soldiers" are 900 bodies."""
    before = place.words[: _comparison(core, place)[1]].rstrip()
    named = (name for name, heads in place.numbers.table["of"].items() if _ends(before, heads))
    name = next(named, None) if unit is not None and not core.share else None
    return Unit(name, unit.span, unit.token) if name and unit else None


def _analysed_otherwise(core: Core, place: Place) -> bool:
    """Whether a number word is, by its analysis, another word that is written alike."""
    if place.words[core.start : core.end].lower() not in place.numbers.table["atoms"]:
        return False
    tokens = _tokens(place, core)
    return len(tokens) == 1 and place.sentence.tokens[tokens[0]].pos in VERBAL


def _tokens(place: Place, core: Core) -> list[int]:
    start = place.sentence.span.start
    return [t.index for t in place.sentence.tokens if t.start < start + core.end and start + core.start < t.end]


def _inherited(core: Core, found: list[NumberMention], place: Place) -> Unit | None:
    """The unit of a bare number: what "the number of" names, else that of the number before it in the sentence."""
    if core.share or core.multiple:
        return None
    table = place.numbers.table["phrase"]
    before = place.words[: core.start].lower().rstrip()
    for word, name in table["totals"].items():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", before):
            return Unit(name)
    if _ends(before, place.numbers.table["shares"]["whereof"]) and found:
        return Unit(found[-1].unit)
    counter = re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, table['counters']))}) (\w+)", before)
    if counter and counter[1] in place.numbers.nouns:
        return Unit(place.numbers.nouns[counter[1]])
    among = re.search(place.numbers.table["shares"]["among"], before)
    head = next((unit for word in among[1].split() if (unit := name_of(word, place.numbers))), None) if among else None
    there = _ends(before, place.numbers.table["shares"]["there"])
    if head is not None and (there or _acts(core, place)):
        return Unit(head)
    bare = re.match(r"\W*(?:$|[.,;:!?)])", place.words[core.end :])
    units = set(place.numbers.nouns.values()) | {"km2"}
    earlier = next((mention.unit for mention in reversed(found) if mention.unit in units), None)
    if bare is None and not ((there or _acts(core, place)) and _may_go_on(earlier, before, place)):
        return None
    return Unit(earlier) if earlier else None


def _may_go_on(unit: str | None, before: str, place: Place) -> bool:
    """Whether a number before a verb counts on in a unit: not in that of the dead or wounded, and not "all nine"."""
    table = place.numbers.table
    return unit not in table["fate"] and not _ends(before, table["shares"]["all"])


def _acts(core: Core, place: Place) -> bool:
    """Whether a verb follows a number at once: "58 were downed, nine hit their target"."""
    end = place.sentence.span.start + core.end
    behind = next((token for token in place.sentence.tokens if token.start >= end), None)
    return behind is not None and behind.pos in VERBAL


def _mention(core: Core, unit: Unit | None, place: Place, lone: bool) -> NumberMention:
    sentence, start = place.sentence, place.sentence.span.start
    comparison, left = _comparison(core, place)
    after = _after(core, place)
    right = max(core.end, after[1], unit.span.end - start if unit and unit.span else 0)
    left = min(left, unit.span.start - start if unit and unit.span else left)
    tokens = _tokens(place, core)
    name = unit.name if unit else None
    if core.share:
        name = "percent"
    elif core.multiple:
        name = "times"
    rate = rate_of(core, right, place.words, place.numbers, lone and not core.article)
    return NumberMention(
        sentence=sentence.number,
        span=Span(start + left, start + right),
        first=tokens[0] if tokens else 0,
        last=tokens[-1] if tokens else 0,
        value=core.value,
        high=core.high,
        comparison=comparison or after[0] or (Comparison.ABOUT if core.about else None),
        vague=core.vague,
        unit=f"{name}_per_{rate}" if name and rate else name,
        unit_span=unit.span if unit else None,
        counted=unit.token if unit else None,
    )


def _comparison(core: Core, place: Place) -> tuple[Comparison | None, int]:
    """The comparison word that stands right before the number, and where it starts."""
    before = place.words[: core.start]
    bare = before.rstrip(" \"'“„«‘’")
    if core.article:
        return None, core.start
    for words, name, only_round in place.numbers.comparisons:
        if not bare.lower().endswith(words) or bare[-len(words) - 1 : -len(words)].isalnum():
            continue
        if only_round and (core.value is None or core.value < 10 or core.value % 5):
            continue
        at = len(bare) - len(words)
        level = place.numbers.table["comparisons"]["level"].get(name, ())
        if level and _any_word(place.words, level):
            return None, core.start
        return Comparison(name), at
    return None, core.start


def _after(core: Core, place: Place) -> tuple[Comparison | None, int]:
    rest = place.words[core.end :]
    for name, phrases in place.numbers.table["comparisons"]["after"].items():
        for phrase in phrases:
            if rest.lower().startswith(f" {phrase}"):
                return Comparison(name), core.end + len(phrase) + 1
    return None, core.end


def _any_word(words: str, forms: Sequence[str]) -> bool:
    return bool(set(re.findall(r"\w+", words.lower())) & set(forms))
