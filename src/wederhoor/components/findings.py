"""What the components find, as plain data. Rule: fields and values are those of the model; spans count characters."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from wederhoor.model.claims import Claim, Missed
from wederhoor.model.codec import encode
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, Polarity
from wederhoor.reading.clauses import Clause, clauses
from wederhoor.reading.happenings import happenings
from wederhoor.reading.hedges import firmness
from wederhoor.reading.scene import Scene
from wederhoor.reading.silences import doubt, silence
from wederhoor.reading.sources import Context
from wederhoor.reading.speech import find_attributions
from wederhoor.reading.voices import choose
from wederhoor.reading.vouching import Memory

Finding = dict[str, Any]  # JSON, so that a document keeps it when it is stored


def speech(scene: Scene) -> Iterator[Finding]:
    """Each construction that says who says what: rule, group, source, its actors, cue and content."""
    for context in scene.contexts.values():
        for item in find_attributions(context):
            yield {
                "rule": item.rule,
                "group": item.group,
                "source": _span(item.source.span) if item.source else None,
                "actors": list(item.source.actors) if item.source else [],
                "cue": _spans(context, item.cue),
                "content": [_span(context.span(first, last)) for first, last in item.content],
            }


def hedges(scene: Scene) -> Iterator[Finding]:
    """Each clause that is not plainly said to be so: certainty, polarity, whose hedge, rule, cue and clause."""
    for context in scene.contexts.values():
        for clause in clauses(context.sentence, context.lexicon):
            yield from _firmness(scene, context, clause)


def _firmness(scene: Scene, context: Context, clause: Clause) -> Iterator[Finding]:
    lexicon = context.lexicon
    quiet, unsure = silence(clause, lexicon), doubt(clause, lexicon)
    if quiet or unsure:
        certainty = Certainty.NO_COMMENT if quiet else Certainty.UNCONFIRMED
        yield _hedge(context, clause, quiet or unsure or (), certainty, "silence" if quiet else "doubt")
        return
    for attribution, _ in choose(scene, context, clause, find_attributions(context), Memory()):
        firm = firmness(clause, attribution, lexicon)
        if firm.certainty is not Certainty.ASSERTED or firm.polarity is Polarity.NEGATIVE:
            found = _hedge(context, clause, firm.cue, firm.certainty, firm.rule)
            yield found | {"polarity": firm.polarity.value, "hedged_by": encode(firm.hedged_by)}


def _hedge(context: Context, clause: Clause, cue: Iterable[int], certainty: Certainty, rule: str) -> Finding:
    return {
        "certainty": certainty.value,
        "polarity": Polarity.POSITIVE.value,
        "hedged_by": None,
        "rule": rule,
        "cue": _spans(context, cue),
        "clause": _span(clause.span),
    }


def told(scene: Scene) -> Iterator[Finding]:
    """Each happening: kind, frame, trigger, and the words for doer and target."""
    for context in scene.contexts.values():
        for clause in clauses(context.sentence, context.lexicon):
            for item in happenings(clause, context):
                yield {
                    "kind": item.kind.value,
                    "rule": f"{item.frame} by {item.by}",
                    "trigger": _spans(context, [item.trigger])[0],
                    "agent": _span(item.agent.span) if item.agent else None,
                    "target": _span(item.target.span) if item.target else None,
                    "aspect": encode(item.aspect),
                    "clause": _span(clause.span),
                }


def claim(found: Claim, text: str) -> Finding:
    """Every field of a claim, with the words of its sentence, content and cue."""
    words = {
        "sentence": found.sentence.of(text),
        "content": found.content.of(text),
        "cue": [span.of(text) for span in found.cue],
    }
    return {field.name: encode(getattr(found, field.name)) for field in fields(found)} | {"words": words}


def missed(found: Missed, text: str) -> Finding:
    """A sentence that may be a claim: its characters, its words and its signs."""
    signs = [{"signal": sign.signal.value, "words": sign.span.of(text)} for sign in found.signs]
    return {"start": found.start, "end": found.end, "sentence": found.span.of(text), "signs": signs}


def span_of(data: Finding) -> Span:
    """The characters that a finding names."""
    return Span(data["start"], data["end"])


def _span(span: Span) -> Finding:
    return {"start": span.start, "end": span.end}


def _spans(context: Context, indexes: Iterable[int]) -> list[Finding]:
    return [_span(context.sentence.tokens[index].span) for index in sorted(set(indexes))]
